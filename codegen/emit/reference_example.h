#pragma once

#include <string>

namespace kiwoom::emit {

// What the broker sent, for a page: of frames, one a line, the first; a long line broken at its commas; what is longer
// than a screen cut off. Every value stands as it was written.
std::string ReferenceExample(const std::string& file, bool frames);

}  // namespace kiwoom::emit
