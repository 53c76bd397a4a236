#pragma once

#include <string_view>

namespace kiwoom::cli {

// What a shell evaluates to complete command lines of kiwoomctl: bash, zsh or fish. Empty for any other. The script
// asks "kiwoomctl __complete WORDS…" for the candidates.
std::string_view CompletionScript(std::string_view shell);

}  // namespace kiwoom::cli
