#pragma once

#include <string>
#include <string_view>

namespace kiwoom::emit {

// Returns `proto`, the text of the file that `path` ends in, with the options that decide where its messages go in each
// language. They are the same in every file of the contract, including hand-written ones, except for the name of Java's
// outer class.
std::string WithLanguageOptions(std::string_view path, const std::string& proto);

}  // namespace kiwoom::emit
