#include "clients/cli/printing/language.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kiwoom::cli {
namespace {

TEST(LanguageTest, TheFlagWinsOverTheEnvironment) {
  const struct {
    const char* flag;
    const char* all;
    const char* messages;
    const char* lang;
    Language language;
  } kCases[] = {
      {"", "", "", "", Language::kEnglish},
      {"", "", "", "ko_KR.UTF-8", Language::kKorean},
      {"", "", "", "C.UTF-8", Language::kEnglish},
      {"", "", "ko_KR.UTF-8", "en_US.UTF-8", Language::kKorean},
      {"", "C", "ko_KR.UTF-8", "ko_KR.UTF-8", Language::kEnglish},
      {"en", "", "", "ko_KR.UTF-8", Language::kEnglish},
      {"ko", "", "", "en_US.UTF-8", Language::kKorean},
  };
  for (const auto& c : kCases) {
    setenv("LC_ALL", c.all, 1);
    setenv("LC_MESSAGES", c.messages, 1);
    setenv("LANG", c.lang, 1);
    const auto language = ChosenLanguage(c.flag);
    ASSERT_TRUE(language.ok());
    EXPECT_EQ(*language, c.language) << c.flag << " " << c.all << " " << c.messages << " " << c.lang;
  }
  EXPECT_EQ(ChosenLanguage("fr").status().message(), "--lang: \"fr\" is not a language: choose ko or en.");
}

}  // namespace
}  // namespace kiwoom::cli
