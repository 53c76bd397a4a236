#include "service/http/origin_policy.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

using Verdict = OriginPolicy::Verdict;

TEST(OriginPolicy, OnTheLoopbackAddressOnlyItsNamesAreAnswered) {
  const OriginPolicy policy({.origins = {"https://desk.example", "http://lan:8080"}, .loopback = true});
  for (const char* host : {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8080", "127.9.9.9:1",
                           "[::1]", "[::1]:8080", "desk.example", "Desk.Example:443", "lan:8080"}) {
    EXPECT_TRUE(policy.AnswersTo(host)) << host;
  }
  for (const char* host : {"", "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example",
                           "10.0.0.1:8080", "[::2]:8080", "desk.example:8080", "lan", "0.0.0.0:8080", "::1"}) {
    EXPECT_FALSE(policy.AnswersTo(host)) << host;
  }
  EXPECT_TRUE(OriginPolicy({.loopback = false}).AnswersTo("gateway.example"));
}

TEST(OriginPolicy, PagesOfTheDoorsOwnHostMayCall) {
  const struct {
    const char* origin;
    const char* host;
    bool tls;
    Verdict verdict;
  } kCases[] = {
      {"", "localhost:8080", false, Verdict::kOwn},
      {"http://localhost:8080", "localhost:8080", false, Verdict::kOwn},
      {"HTTP://LocalHost:8080", "localhost:8080", false, Verdict::kOwn},
      {"http://gw.example", "gw.example", false, Verdict::kOwn},
      {"http://gw.example", "gw.example:80", false, Verdict::kOwn},
      {"https://gw.example", "gw.example", true, Verdict::kOwn},
      {"https://gw.example", "gw.example:443", true, Verdict::kOwn},
      {"https://gw.example", "gw.example", false, Verdict::kOwn},  // behind a proxy that encrypts
      {"http://gw.example", "gw.example", true, Verdict::kForeign},
      {"http://localhost:3000", "localhost:8080", false, Verdict::kForeign},
      {"http://localhost", "localhost:8080", false, Verdict::kForeign},
      {"http://127.0.0.1:8080", "localhost:8080", false, Verdict::kForeign},
      {"http://evil.example", "localhost:8080", false, Verdict::kForeign},
      {"null", "localhost:8080", false, Verdict::kForeign},
      {"http://", "", false, Verdict::kForeign},
      {"file://localhost:8080", "localhost:8080", false, Verdict::kForeign},
      {"http://localhost:8080/page", "localhost:8080", false, Verdict::kForeign},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(OriginPolicy({.tls = test.tls}).Judge(test.origin, test.host), test.verdict)
        << test.origin << " at " << test.host;
  }
}

TEST(OriginPolicy, SoMayThoseThatTheOperatorLists) {
  const OriginPolicy policy({.origins = {"https://desk.example", "http://localhost:5173"}});
  for (const char* origin : {"https://desk.example", "HTTPS://Desk.example:443", "http://localhost:5173"}) {
    EXPECT_EQ(policy.Judge(origin, "gw:1"), Verdict::kAllowed) << origin;
  }
  for (const char* origin : {"http://desk.example", "https://desk.example:8443", "https://desk.example.evil",
                             "https://evil.desk.example", "http://localhost:5174", "*"}) {
    EXPECT_EQ(policy.Judge(origin, "gw:1"), Verdict::kForeign) << origin;
  }
}

}  // namespace
}  // namespace kiwoom::http
