#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace kiwoom::cli {

// The language of all words of one output. Sentences of the broker and the gateway are quoted as they came.
enum class Language { kKorean, kEnglish };

// The value of --lang if it is not empty, or else that of the environment: LC_ALL, LC_MESSAGES or LANG.
absl::StatusOr<Language> ChosenLanguage(std::string_view flag);

// One of two wordings.
inline std::string_view In(Language language, std::string_view korean, std::string_view english) {
  return language == Language::kKorean ? korean : english;
}
inline const char* In(Language language, const char* korean, const char* english) {
  return language == Language::kKorean ? korean : english;
}
inline std::string In(Language language, std::string korean, std::string english) {
  return language == Language::kKorean ? std::move(korean) : std::move(english);
}

}  // namespace kiwoom::cli
