#pragma once

#include <string_view>

namespace kiwoom::spec {

// Whether valid UTF-8 has Hangul that is spelled letter by letter though a syllable stands for it, as Unicode's normal
// form D has it and some file systems and editors leave it. It looks the same and compares as something else: the
// glossary would not know the term, nor the gateway the name on the wire.
bool HasDecomposedHangul(std::string_view text);

}  // namespace kiwoom::spec
