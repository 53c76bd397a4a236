#pragma once

#include <string>

namespace kiwoom::emit {

// The broker's example for a page: the first frame of several, long lines broken at commas, and anything beyond a
// screen cut off. Every value is shown as written.
std::string ReferenceExample(const std::string& file, bool frames);

}  // namespace kiwoom::emit
