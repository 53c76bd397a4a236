#include "service/telemetry/short_key.h"

#include <gtest/gtest.h>

#include <string>

namespace kiwoom::telemetry {
namespace {

TEST(ShortKey, IsTheTextItselfUpToALimit) {
  for (const std::string& text : {std::string(), std::string("9999"), std::string(64, 'x')}) {
    EXPECT_EQ(ShortKey(text).view(), text);
  }
}

TEST(ShortKey, TruncatesALongTextButTellsItFromOthers) {
  const std::string a = std::string(1'000'000, 'x') + "a", b = std::string(1'000'000, 'x') + "b";
  const ShortKey key(a), again(a), other(b);
  EXPECT_EQ(key.view().size(), 64u);
  EXPECT_TRUE(key.view().starts_with(std::string(48, 'x')));
  EXPECT_EQ(key.view(), again.view());
  EXPECT_NE(key.view(), other.view());
  EXPECT_NE(key.view(), ShortKey(std::string(65, 'x')).view());
}

}  // namespace
}  // namespace kiwoom::telemetry
