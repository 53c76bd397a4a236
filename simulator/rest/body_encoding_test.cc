#include "simulator/rest/body_encoding.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

TEST(BodyEncodingTest, WritesEucKr) {
  EXPECT_EQ(EucKr(""), "");
  EXPECT_EQ(EucKr(R"({"return_code":0})"), R"({"return_code":0})");
  EXPECT_EQ(EucKr("정상 KOSPI"), "\xC1\xA4\xBB\xF3 KOSPI");
  EXPECT_EQ(EucKr("a😀가"), "a?\xB0\xA1") << "EUC-KR has no emoji";
}

TEST(BodyEncodingTest, WritesGzip) {
  using namespace std::string_literals;
  const std::string head = "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF"s;
  EXPECT_EQ(Gzip("hello"), head + "\x01\x05\x00\xFA\xFFhello"s + "\x86\xA6\x10\x36"s + "\x05\x00\x00\x00"s);
  EXPECT_EQ(Gzip(""), head + "\x01\x00\x00\xFF\xFF"s + "\x00\x00\x00\x00"s + "\x00\x00\x00\x00"s);

  // One byte more than a block takes.
  const std::string file = Gzip(std::string(65'536, 'x'));
  ASSERT_EQ(file.size(), size_t{10 + 5 + 65'535 + 5 + 1 + 8});
  EXPECT_EQ(file.substr(10, 5), "\x00\xFF\xFF\x00\x00"s);
  EXPECT_EQ(file.substr(10 + 5 + 65'535, 6), "\x01\x01\x00\xFE\xFFx"s);
}

}  // namespace
}  // namespace kiwoom::simulator
