#include "tests/chaos/http_text.h"

#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

TEST(HttpText, HasABodyWhenItIsComplete) {
  EXPECT_EQ(HttpBodyOf("GET / HTTP/1.1\r\nHost: x\r\n"), std::nullopt);
  EXPECT_EQ(HttpBodyOf("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "");
  EXPECT_EQ(HttpBodyOf("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab"), std::nullopt);
  EXPECT_EQ(HttpBodyOf("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nabcd"), "abcd");
  EXPECT_EQ(HttpBodyOf("POST / HTTP/1.1\r\ncontent-length: 2\r\nHost: x\r\n\r\nab"), "ab");
}

TEST(HttpText, AnswersWithALength) {
  EXPECT_EQ(HttpAnswer(503, "abc"),
            "HTTP/1.1 503 Whatever\r\nContent-Type: application/json\r\nContent-Length: 3\r\n\r\nabc");
}

}  // namespace
}  // namespace kiwoom::chaos
