#pragma once

#include <string>
#include <string_view>

// Finds Hangul spelled letter by letter (Unicode's normal form D), as some systems and editors save it. It looks the
// same but compares differently: the glossary would not find the term, and the gateway would not recognise the name on
// the wire.
namespace kiwoom::spec {

// Whether valid UTF-8 contains decomposed Hangul.
bool HasDecomposedHangul(std::string_view text);

// The text with composed syllables; HasDecomposedHangul is false for it. Other characters do not change.
std::string InSyllables(std::string_view text);

}  // namespace kiwoom::spec
