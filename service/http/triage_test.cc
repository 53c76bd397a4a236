#include "service/http/triage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/http/test_pool.h"

namespace kiwoom::http {
namespace {

using ::testing::HasSubstr;
using Kind = Triaged::Kind;

class TriageTest : public ::testing::Test {
 protected:
  WebRequest Request(std::string method, std::string path, Headers headers = {}) const {
    headers.emplace_back("host", "localhost:8080");
    return {.method = std::move(method), .path = std::move(path), .headers = std::move(headers)};
  }
  std::string HeaderOf(const Headers& headers, std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return "";
  }

  const TestPool pool_;
  const Triage triage_{*pool_, {.origins = {"https://desk.example"}, .loopback = true}};
};

TEST_F(TriageTest, TellsCallsFromPages) {
  const Triaged get = triage_.Judge(Request("POST", "/test.Desk/Get", {{"content-type", "application/json"}}));
  EXPECT_EQ(get.kind, Kind::kCall);
  EXPECT_EQ(get.protocol.framing, Framing::kBare);
  EXPECT_EQ(get.shape->request, &pool_.ask());
  EXPECT_TRUE(get.headers.empty()) << "nobody asked for CORS";

  const Triaged unknown = triage_.Judge(Request("POST", "/test.Desk/Put", {{"content-type", "application/json"}}));
  EXPECT_EQ(unknown.kind, Kind::kCall) << "the reception knows who may learn that";
  EXPECT_FALSE(unknown.shape.has_value());

  EXPECT_EQ(triage_.Judge(Request("GET", "/")).kind, Kind::kPage);
  EXPECT_EQ(triage_.Judge(Request("HEAD", "/test.Desk/Put")).kind, Kind::kPage);
}

TEST_F(TriageTest, RefusesInOneSentence) {
  const struct {
    const char* name;
    WebRequest request;
    int status;
    const char* words;
  } kCases[] = {
      {"no host", {.method = "GET", .path = "/"}, 400, "one Host header"},
      {"two hosts", Request("GET", "/", {{"host", "localhost"}}), 400, "one Host header"},
      {"a host of the internet",
       {.method = "GET", .path = "/", .headers = {{"host", "evil.example:8080"}}},
       421,
       "localhost or 127.0.0.1"},
      {"a foreign page", Request("POST", "/test.Desk/Get", {{"origin", "https://evil.example"}}), 403,
       "--http_origins"},
      {"its preflight", Request("OPTIONS", "/test.Desk/Get", {{"origin", "https://evil.example"}}), 403,
       "--http_origins"},
      {"a sandboxed page", Request("GET", "/", {{"origin", "null"}}), 403, "--http_origins"},
      {"two origins", Request("GET", "/", {{"origin", "https://desk.example"}, {"origin", "https://evil.example"}}),
       400, "one Origin header"},
      {"GET of a method", Request("GET", "/test.Desk/Get"), 405, "POST"},
      {"another method of HTTP", Request("DELETE", "/test.Desk/Get"), 405, "POST /kiwoom.v1"},
      {"a tunnel", Request("CONNECT", "localhost:80"), 400, "begins with a slash"},
      {"a proxy's form", Request("GET", "http://localhost/"), 400, "begins with a slash"},
      {"no content type", Request("POST", "/test.Desk/Get"), 415, "Content-Type"},
      {"a form", Request("POST", "/test.Desk/Get", {{"content-type", "text/plain"}}), 415, "Content-Type"},
      {"a stream asked for as one answer", Request("POST", "/test.Desk/Watch", {{"content-type", "application/json"}}),
       415, "application/connect+json"},
      {"one answer asked for as a stream",
       Request("POST", "/test.Desk/Get", {{"content-type", "application/connect+json"}}), 415, "application/json"},
      {"an unknown expectation", Request("POST", "/test.Desk/Get", {{"expect", "wonders"}}), 417, "100-continue"},
      {"much metadata",
       Request("POST", "/test.Desk/Get", {{"content-type", "application/json"}, {"x", std::string(9000, 'y')}}), 431,
       "8 KiB"},
  };
  for (const auto& test : kCases) {
    const Triaged triaged = triage_.Judge(test.request);
    ASSERT_EQ(triaged.kind, Kind::kAnswered) << test.name;
    EXPECT_EQ(triaged.answer.status, test.status) << test.name;
    EXPECT_THAT(triaged.answer.body, HasSubstr(test.words)) << test.name;
    EXPECT_EQ(HeaderOf(triaged.answer.headers, "Access-Control-Allow-Origin"), "") << test.name;
  }
}

TEST_F(TriageTest, EveryProtocolCallsWhatItCan) {
  const struct {
    const char* path;
    const char* content_type;
  } kCases[] = {
      {"/test.Desk/Get", "application/json"},           {"/test.Desk/Get", "application/proto"},
      {"/test.Desk/Watch", "application/connect+json"}, {"/test.Desk/Watch", "application/connect+proto"},
      {"/test.Desk/Get", "application/grpc-web"},       {"/test.Desk/Watch", "application/grpc-web-text"},
      {"/test.Desk/Chat", "application/connect+json"},  {"/test.Desk/Chat", "application/json"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(triage_.Judge(Request("POST", test.path, {{"content-type", test.content_type}})).kind, Kind::kCall)
        << test.path << " " << test.content_type;
  }
}

TEST_F(TriageTest, AListedPageMayCallAndReadTheAnswer) {
  const std::pair<std::string, std::string> origin{"origin", "https://desk.example"};
  const Triaged preflight = triage_.Judge(
      Request("OPTIONS", "/test.Desk/Get", {origin, {"access-control-request-headers", "authorization,content-type"}}));
  EXPECT_EQ(preflight.answer.status, 204);
  EXPECT_EQ(HeaderOf(preflight.answer.headers, "Access-Control-Allow-Origin"), "https://desk.example");
  EXPECT_EQ(HeaderOf(preflight.answer.headers, "Access-Control-Allow-Headers"), "authorization,content-type");
  EXPECT_EQ(HeaderOf(preflight.answer.headers, "Access-Control-Allow-Private-Network"), "");

  const Triaged call = triage_.Judge(Request("POST", "/test.Desk/Get", {origin, {"content-type", "application/json"}}));
  EXPECT_EQ(call.kind, Kind::kCall);
  EXPECT_EQ(HeaderOf(call.headers, "Access-Control-Allow-Origin"), "https://desk.example");

  const Triaged refused = triage_.Judge(Request("POST", "/test.Desk/Get", {origin}));
  EXPECT_EQ(refused.answer.status, 415);
  EXPECT_EQ(HeaderOf(refused.answer.headers, "Access-Control-Allow-Origin"), "https://desk.example");
}

TEST_F(TriageTest, OptionsWithoutAPageTellWhatThereIs) {
  const Triaged options = triage_.Judge(Request("OPTIONS", "*"));
  EXPECT_EQ(options.answer.status, 204);
  EXPECT_EQ(HeaderOf(options.answer.headers, "Allow"), "POST, GET, HEAD, OPTIONS");
}

TEST_F(TriageTest, AClientOfHttp10NeedsNoHost) {
  EXPECT_EQ(triage_.Judge({.method = "GET", .path = "/", .one_zero = true}).kind, Kind::kPage);
}

}  // namespace
}  // namespace kiwoom::http
