#pragma once

#include <string>
#include <vector>

namespace kiwoom::spec {

// The end of a sentence about an unknown word: `: did you mean "fid"?` if one of `known` is close, else all of them.
std::string Suggest(const std::string& word, const std::vector<std::string>& known);

}  // namespace kiwoom::spec
