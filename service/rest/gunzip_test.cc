#include "service/rest/gunzip.h"

#include <gtest/gtest.h>

#include "service/rest/test_gzip.h"

namespace kiwoom::rest {
namespace {

// printf hello | gzip -n
constexpr std::string_view kHello(
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\xCB\x48\xCD\xC9\xC9\x07\x00\x86\xA6\x10\x36\x05\x00\x00\x00", 25);

TEST(Gunzip, Unpacks) {
  ASSERT_TRUE(IsGzip(kHello));
  const Gunzipped hello = Gunzip(kHello, 100);
  EXPECT_EQ(hello.text, "hello");
  EXPECT_TRUE(hello.whole);
  const Gunzipped large = Gunzip(Gzip(std::string(200'000, 'x')), 200'000);
  EXPECT_EQ(large.text, std::string(200'000, 'x'));
  EXPECT_TRUE(large.whole);
  EXPECT_TRUE(Gunzip(Gzip(""), 0).whole);
}

TEST(Gunzip, NeverUnpacksMoreThanItMay) {
  const std::string bomb = Gzip(std::string(50'000'000, 'x'));
  ASSERT_LT(bomb.size(), 100'000u);
  for (const size_t most : {0, 1, 65'535, 65'536, 65'537, 1'000'000}) {
    const Gunzipped some = Gunzip(bomb, most);
    EXPECT_EQ(some.text.size(), most);
    EXPECT_FALSE(some.whole);
  }
}

TEST(Gunzip, WhatIsCutOrBrokenIsNotWhole) {
  for (size_t size = 0; size < kHello.size(); ++size) EXPECT_FALSE(Gunzip(kHello.substr(0, size), 100).whole) << size;
  for (size_t at = 0; at < kHello.size(); ++at) {
    std::string broken(kHello);
    broken[at] = static_cast<char>(broken[at] ^ 0x10);
    const Gunzipped text = Gunzip(broken, 100);
    if (text.whole) {
      EXPECT_EQ(text.text, "hello") << at;  // the header's time
    }
  }
  EXPECT_FALSE(Gunzip(std::string(kHello) + "x", 100).whole) << "more follows";
  EXPECT_FALSE(IsGzip("{\"return_code\":0}"));
  EXPECT_FALSE(IsGzip("\x1F"));
  EXPECT_FALSE(IsGzip(""));
}

}  // namespace
}  // namespace kiwoom::rest
