#include "service/transport/http_post.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::transport {
namespace {

TEST(HttpPost, WritesARequest) {
  const auto text = WritePost({.path = "/api/dostk/sect",
                               .headers = {{"api-id", "ka20001"}, {"next-key", ""}, {"memo", "한 글"}},
                               .body = "{\"a\":\"\r\n\"}"},
                              "api.kiwoom.com:443");
  ASSERT_TRUE(text.ok()) << text.status();
  EXPECT_EQ(*text,
            "POST /api/dostk/sect HTTP/1.1\r\n"
            "Host: api.kiwoom.com:443\r\n"
            "User-Agent: kiwoom-gateway\r\n"
            "api-id: ka20001\r\n"
            "next-key: \r\n"
            "memo: 한 글\r\n"
            "Content-Length: 10\r\n"
            "\r\n"
            "{\"a\":\"\r\n\"}");
}

TEST(HttpPost, RejectsWhatWouldInjectAHeader) {
  const std::string path = "The path of a request to the broker contains an invalid character.";
  const std::string name = "The name of a header of a request to the broker contains an invalid character.";
  const std::string value = "The header next-key of a request to the broker contains a control character.";
  struct Case {
    HttpRequest request;
    std::string message;
  };
  const Case cases[] = {
      {{.path = ""}, path},
      {{.path = "/a b"}, path},
      {{.path = "/\r\nHost: x"}, path},
      {{.path = "/글"}, path},
      {{.path = "/", .headers = {{"", "x"}}}, name},
      {{.path = "/", .headers = {{"a:b", "x"}}}, name},
      {{.path = "/", .headers = {{"a b", "x"}}}, name},
      {{.path = "/", .headers = {{"a\n", "x"}}}, name},
      {{.path = "/", .headers = {{"next-key", "x\r\nHost: y"}}}, value},
      {{.path = "/", .headers = {{"next-key", "x\n"}}}, value},
      {{.path = "/", .headers = {{"next-key", "\r"}}}, value},
      {{.path = "/", .headers = {{"next-key", "a\tb"}}}, value},
      {{.path = "/", .headers = {{"next-key", std::string(1, '\0')}}}, value},
      {{.path = "/", .headers = {{"next-key", "\x7f"}}}, value},
  };
  for (const Case& c : cases) {
    const absl::Status status = WritePost(c.request, "host:1").status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(std::string(status.message()), c.message);
  }
}

}  // namespace
}  // namespace kiwoom::transport
