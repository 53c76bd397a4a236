#pragma once

#include <string>

namespace kiwoom::config {

// What --help prints: every flag in its group, with what it takes, its help and its default.
std::string HelpText();

}  // namespace kiwoom::config
