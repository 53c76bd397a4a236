#pragma once

#include <string>
#include <string_view>

namespace kiwoom::emit {

// `proto`, the text of the file that `path` ends in, with the options that say where its messages go in each language:
// the same in every file of the contract, hand-written ones too, but for the name of Java's outer class.
std::string WithLanguageOptions(std::string_view path, const std::string& proto);

}  // namespace kiwoom::emit
