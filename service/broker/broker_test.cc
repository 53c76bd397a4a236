#include "service/broker/broker.h"

#include <gtest/gtest.h>

namespace kiwoom::broker {
namespace {

TEST(Broker, NamesAndUrls) {
  const std::string path = "/api/dostk/websocket";
  struct Case {
    const char* text;
    Endpoint rest, websocket;
    int requests_per_second;
  };
  const Case cases[] = {
      {"mock", {"mockapi.kiwoom.com", 443, ""}, {"mockapi.kiwoom.com", 10000, path}, 1},
      {"prod", {"api.kiwoom.com", 443, ""}, {"api.kiwoom.com", 10000, path}, 5},
      {"https://127.0.0.1:8443,wss://127.0.0.1:10001", {"127.0.0.1", 8443, ""}, {"127.0.0.1", 10001, path}, 5},
      {"https://broker/,wss://broker/", {"broker", 443, ""}, {"broker", 10000, path}, 5},
      {"https://[::1]:8443,wss://[::1]:1/other", {"::1", 8443, ""}, {"::1", 1, "/other"}, 5},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const absl::StatusOr<Broker> broker = ParseBroker(c.text);
    ASSERT_TRUE(broker.ok()) << broker.status();
    EXPECT_EQ(*broker, (Broker{c.text, c.rest, c.websocket, c.requests_per_second}));
  }
}

TEST(Endpoint, Authority) {
  EXPECT_EQ((Endpoint{"api.kiwoom.com", 443, ""}.Authority()), "api.kiwoom.com:443");
  EXPECT_EQ((Endpoint{"::1", 8443, "/path"}.Authority()), "[::1]:8443");
}

TEST(Broker, ErrorsAreOneSentence) {
  struct Case {
    const char* text;
    const char* problem;
  };
  const Case cases[] = {
      {"", "is neither a name nor two URLs"},
      {"Prod", "is neither a name nor two URLs"},
      {"https://a:1", "is neither a name nor two URLs"},
      {"http://a:1,wss://a:2", "does not begin with an https:// URL"},
      {"wss://a:1,https://a:2", "does not begin with an https:// URL"},
      {"https://,wss://a:2", "has no host and port in its first URL"},
      {"https://a:,wss://a:2", "has no host and port in its first URL"},
      {"https://a:0,wss://a:2", "has no host and port in its first URL"},
      {"https://a:65536,wss://a:2", "has no host and port in its first URL"},
      {"https://a:1x,wss://a:2", "has no host and port in its first URL"},
      {"https://[::1,wss://a:2", "has no host and port in its first URL"},
      {"https://[::1]8443,wss://a:2", "has no host and port in its first URL"},
      {"https://user@a,wss://a:2", "has no host and port in its first URL"},
      {"https://a/v1,wss://a:2", "has a path in its first URL, but each TR brings its own path"},
      {"https://a,ws://a:2", "has no wss:// URL after the comma"},
      {"https://a,wss://:2", "has no host and port in its second URL"},
  };
  for (const Case& c : cases) {
    const absl::Status status = ParseBroker(c.text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(std::string(status.message()), "The broker \"" + std::string(c.text) + "\" " + c.problem +
                                                 "; write mock, prod, or https://HOST:PORT,wss://HOST:PORT.");
  }
}

}  // namespace
}  // namespace kiwoom::broker
