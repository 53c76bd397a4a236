#pragma once

#include <string>
#include <string_view>

// Hangul that is spelled letter by letter though a syllable stands for it, as Unicode's normal form D has it and some
// systems and editors leave it. It looks the same and compares as something else: the glossary would not know the term,
// nor the gateway the name on the wire.
namespace kiwoom::spec {

// Whether valid UTF-8 has such.
bool HasDecomposedHangul(std::string_view text);

// The text with its syllables composed; HasDecomposedHangul of it is false. What is no Hangul stays as it is.
std::string InSyllables(std::string_view text);

}  // namespace kiwoom::spec
