#include "service/transport/handshake_refusal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiwoom::transport {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(HandshakeRefusal, TellsTheStatusAndWhatToDo) {
  const struct {
    HandshakeRefusal refusal;
    const char* text;
  } kCases[] = {
      {{.status = 400}, "refuses the WebSocket with HTTP 400"},
      {{.status = 401},
       "refuses the WebSocket with HTTP 401: it asks for credentials, which the broker does not do here; check "
       "--broker, and whether a proxy answers in the broker's place"},
      {{.status = 403},
       "refuses the WebSocket with HTTP 403: check whether the broker's list of allowed addresses has this machine's, "
       "and whether a proxy blocks WebSockets"},
      {{.status = 404}, "refuses the WebSocket with HTTP 404: check --broker; there is no WebSocket at this path"},
      {{.status = 429, .retry_after = "120"},
       "refuses the WebSocket with HTTP 429: there were too many connections or requests; it names the time to try "
       "again (Retry-After): 120"},
      {{.status = 503}, "refuses the WebSocket with HTTP 503: the broker is overloaded or under maintenance"},
      {{.status = 302, .location = "https://login.example/start?token=abc"},
       "refuses the WebSocket with HTTP 302; it redirects to https://login.example/start, which the gateway does not "
       "follow"},
  };
  for (const auto& test : kCases) EXPECT_EQ(test.refusal.Describe(), test.text);
}

TEST(HandshakeRefusal, ShowsTextOfTheServerTruncatedOnOneLine) {
  const std::string long_text(5000, 'x');
  const std::string text =
      HandshakeRefusal{.status = 503, .retry_after = "soon\x1B[2J", .location = long_text}.Describe();
  EXPECT_LT(text.size(), 400u);
  EXPECT_THAT(text, HasSubstr("soon\\x1B[2J"));
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
}

}  // namespace
}  // namespace kiwoom::transport
