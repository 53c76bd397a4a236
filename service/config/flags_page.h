#pragma once

#include <string>

namespace kiwoom::config {

// The reference page of all flags, in Markdown: generated/reference/flags.md.
std::string FlagsPage();

}  // namespace kiwoom::config
