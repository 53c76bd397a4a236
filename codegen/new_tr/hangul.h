#pragma once

#include <string>

namespace kiwoom::new_tr {

// Text whose Hangul is in syllables, as the specs have it. Some systems write a syllable as its two or three letters,
// which looks the same and is another text.
std::string InSyllables(const std::string& text);

}  // namespace kiwoom::new_tr
