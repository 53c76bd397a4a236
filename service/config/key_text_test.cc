#include "service/config/key_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::config {
namespace {

TEST(KeyText, IsOneWord) {
  for (const char* text : {"APPKEY-1", "APPKEY-1\n", " \r\n\tAPPKEY-1 \r\n"}) {
    const auto key = ReadKeyText(text, "the file k");
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(*key, "APPKEY-1");
  }
  EXPECT_TRUE(ReadKeyText(std::string(1024, 'x'), "the file k").ok());
}

TEST(KeyText, ErrorsDoNotQuoteTheText) {
  const struct {
    std::string text;
    const char* sentence;
  } kCases[] = {
      {"", "the file k is empty"},
      {" \r\n", "the file k is empty"},
      {"\xEF\xBB\xBFS3CRET", "the file k begins with a byte order mark: save it as plain ASCII"},
      {std::string("\xFF\xFES\0", 4), "the file k contains characters that no key has: write the key in plain ASCII"},
      {std::string("S3CRET\0", 7), "the file k contains characters that no key has: write the key in plain ASCII"},
      {"\x7F"
       "ELF\x02",
       "the file k contains characters that no key has: write the key in plain ASCII"},
      {"한글", "the file k contains characters that no key has: write the key in plain ASCII"},
      {"S3CRET\nS3CRET", "the file k has several lines: write the key alone"},
      {"S3CRET\r\nS3CRET", "the file k has several lines: write the key alone"},
      {"key: S3CRET", "the file k has several words: write the key alone"},
      {std::string(3 << 20, 'x'), "the file k has 3145728 bytes, too many for a key: write the key alone"},
  };
  for (const auto& test : kCases) EXPECT_EQ(ReadKeyText(test.text, "the file k").status().message(), test.sentence);
}

}  // namespace
}  // namespace kiwoom::config
