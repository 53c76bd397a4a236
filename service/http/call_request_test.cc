#include "service/http/call_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/test_pool.h"

using namespace std::string_literals;

namespace kiwoom::http {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

constexpr char kAsk[] =
    "\x0A\x03"
    "001";  // sector_code "001"

class CallRequestTest : public ::testing::Test {
 protected:
  CallRequest Read(const std::string& path, const std::string& content_type, std::string body, Headers headers = {}) {
    headers.emplace_back("host", "localhost");
    headers.emplace_back("content-type", content_type);
    WebRequest request{.method = "POST", .path = path, .headers = headers, .body = std::move(body)};
    const Triaged triaged = triage_.Judge(request);
    EXPECT_EQ(triaged.kind, Triaged::Kind::kCall) << triaged.answer.body;
    return ReadCall(std::move(request), triaged, json_);
  }

  const TestPool pool_;
  const Triage triage_{*pool_, {}};
  const JsonCodec json_{*pool_};
};

TEST_F(CallRequestTest, TheMessageIsTheSameInEveryProtocol) {
  const struct {
    const char* path;
    const char* content_type;
    std::string body;
  } kCases[] = {
      {"/test.Desk/Get", "application/json", R"({"sector_code":"001"})"},
      {"/test.Desk/Get", "application/proto", kAsk},
      {"/test.Desk/Watch", "application/connect+json", "\0\0\0\0\x15{\"sectorCode\":\"001\"}"s},
      {"/test.Desk/Watch", "application/connect+proto", "\0\0\0\0\5"s + kAsk},
      {"/test.Desk/Get", "application/grpc-web+proto", "\0\0\0\0\5"s + kAsk},
      {"/test.Desk/Watch", "application/grpc-web", "\0\0\0\0\5"s + kAsk},
      {"/test.Desk/Get", "application/grpc-web-text", "AAAAAAUKAzAwMQ=="},
      {"/test.Desk/Get", "application/grpc-web-text", "AAAAAAU=CgMwMDE="},  // in two pieces
  };
  for (const auto& test : kCases) {
    std::string body = test.body;
    if (std::string_view(test.content_type) == "application/connect+json") body[4] = static_cast<char>(body.size() - 5);
    const CallRequest call = Read(test.path, test.content_type, body);
    ASSERT_TRUE(call.message.ok()) << test.content_type << call.message.status();
    EXPECT_EQ(*call.message, kAsk) << test.content_type;
    EXPECT_EQ(call.path, test.path);
    EXPECT_EQ(call.timeout, absl::InfiniteDuration());
  }
}

TEST_F(CallRequestTest, WhatCannotBeReadIsACallThatFails) {
  const struct {
    const char* path;
    const char* content_type;
    std::string body;
    Headers headers;
    absl::StatusCode code;
    const char* words;
  } kCases[] = {
      {"/test.Desk/Get", "application/json", "{", {}, absl::StatusCode::kInvalidArgument, "is not JSON"},
      {"/test.Desk/Get",
       "application/json",
       "{}",
       {{"content-encoding", "gzip"}},
       absl::StatusCode::kUnimplemented,
       "identity"},
      {"/test.Desk/Watch",
       "application/connect+proto",
       "\0\0\0\0\0"s,
       {{"connect-content-encoding", "br"}},
       absl::StatusCode::kUnimplemented,
       "identity"},
      {"/test.Desk/Watch",
       "application/connect+proto",
       "\1\0\0\0\0"s,
       {},
       absl::StatusCode::kUnimplemented,
       "identity"},
      {"/test.Desk/Watch",
       "application/connect+proto",
       "\0\0\0\0\1"s,
       {},
       absl::StatusCode::kInvalidArgument,
       "envelope"},
      {"/test.Desk/Get", "application/grpc-web-text", "AAA", {}, absl::StatusCode::kInvalidArgument, "base64"},
      {"/test.Desk/Chat", "application/grpc-web", "", {}, absl::StatusCode::kUnimplemented, "by gRPC"},
      {"/test.Desk/Get",
       "application/json",
       "{}",
       {{"connect-timeout-ms", "soon"}},
       absl::StatusCode::kInvalidArgument,
       "connect-timeout-ms is \"soon\", which is not a timeout: write one as 5000"},
      {"/test.Desk/Get",
       "application/grpc-web",
       "\0\0\0\0\0"s,
       {{"grpc-timeout", "5"}},
       absl::StatusCode::kInvalidArgument,
       "grpc-timeout is \"5\", which is not a timeout: write one as 5S"},
  };
  for (const auto& test : kCases) {
    const CallRequest call = Read(test.path, test.content_type, test.body, test.headers);
    EXPECT_EQ(call.message.status().code(), test.code) << test.words;
    EXPECT_THAT(std::string(call.message.status().message()), HasSubstr(test.words));
  }
}

TEST_F(CallRequestTest, ReadsTheTimeoutOfItsProtocol) {
  EXPECT_EQ(Read("/test.Desk/Get", "application/json", "{}", {{"connect-timeout-ms", "1500"}, {"grpc-timeout", "9S"}})
                .timeout,
            absl::Milliseconds(1500));
  EXPECT_EQ(Read("/test.Desk/Get", "application/grpc-web", "\0\0\0\0\0"s,
                 {{"connect-timeout-ms", "1500"}, {"grpc-timeout", "9S"}})
                .timeout,
            absl::Seconds(9));
  EXPECT_EQ(Read("/test.Desk/Get", "application/json", "{}", {{"content-encoding", "identity"}}).message->size(), 0u);
}

TEST_F(CallRequestTest, MetadataIsWhatTheCallerHasSent) {
  const CallRequest call = Read("/test.Desk/Get", "application/json", "{}",
                                {{"authorization", "Bearer token"},
                                 {"kiwoom-session", "main"},
                                 {"cookie", "a=b"},
                                 {"user-agent", "browser"},
                                 {"origin", "http://localhost"},
                                 {"referer", "http://localhost/"},
                                 {"sec-fetch-mode", "cors"},
                                 {"connect-protocol-version", "1"},
                                 {"x-grpc-web", "1"},
                                 {"accept-language", "ko"},
                                 {"connection", "keep-alive"},
                                 {"proxy-authorization", "secret"},
                                 {"x-request", "1"}});
  EXPECT_THAT(call.metadata, ElementsAre(Pair("authorization", "Bearer token"), Pair("kiwoom-session", "main"),
                                         Pair("x-request", "1")));
}

}  // namespace
}  // namespace kiwoom::http
