#include "clients/cli/printing/language.h"

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "clients/cli/printing/display_width.h"

namespace kiwoom::cli {

absl::StatusOr<Language> ChosenLanguage(std::string_view flag) {
  if (flag == "ko") return Language::kKorean;
  if (flag == "en") return Language::kEnglish;
  if (!flag.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("--lang: \"", Printable(flag), "\" is not a language: choose ko or en."));
  }
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("ko") ? Language::kKorean : Language::kEnglish;
  }
  return Language::kEnglish;
}

}  // namespace kiwoom::cli
