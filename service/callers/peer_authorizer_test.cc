#include "service/callers/peer_authorizer.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

TEST(PeerAuthorizer, EveryPeerHasAllScopesExceptAccount) {
  PeerAuthorizer authorizer(/*accounts=*/false);
  const auto caller = authorizer.Admit(Metadata(), "ipv4:127.0.0.1:51234");
  ASSERT_TRUE(caller.ok());
  EXPECT_EQ(caller->name, "ipv4:127.0.0.1:51234");
  for (const CallerScope scope : {CallerScope::kMarketData, CallerScope::kQuery, CallerScope::kOperate}) {
    EXPECT_TRUE(caller->scopes.contains(scope)) << ScopeName(scope);
    EXPECT_TRUE(authorizer.Grants(scope)) << ScopeName(scope);
  }
  EXPECT_FALSE(caller->scopes.contains(CallerScope::kAccount));
  EXPECT_FALSE(authorizer.Grants(CallerScope::kAccount));
}

TEST(PeerAuthorizer, KnowsWhoConnectsFromThisMachine) {
  const struct {
    const char* peer;
    bool local;
  } kCases[] = {
      {"ipv4:127.0.0.1:51234", true},
      {"ipv4:127.3.2.1:51234", true},
      {"ipv6:[::1]:51234", true},
      {"ipv6:%5B::1%5D:51234", true},
      {"ipv6:[::ffff:127.0.0.1]:51234", true},
      {"ipv6:%5B::ffff:127.0.0.1%5D:51234", true},
      {"unix:", true},
      {"unix:/run/gateway.socket", true},
      {"ipv4:192.168.0.7:51234", false},
      {"ipv4:12.127.0.0:51234", false},
      {"ipv6:[::11]:51234", false},
      {"ipv6:%5B::2%5D:51234", false},
      {"ipv6:[::ffff:192.168.0.7]:51234", false},
      {"", false},
      {"127.0.0.1:51234", false},
  };
  PeerAuthorizer authorizer(/*accounts=*/false);
  for (const auto& test : kCases) EXPECT_EQ(authorizer.Admit(Metadata(), test.peer)->local, test.local) << test.peer;
}

TEST(PeerAuthorizer, TheOperatorEnablesAccounts) {
  PeerAuthorizer authorizer(/*accounts=*/true);
  EXPECT_TRUE(authorizer.Admit(Metadata(), "x")->scopes.contains(CallerScope::kAccount));
  EXPECT_TRUE(authorizer.Grants(CallerScope::kAccount));
}

TEST(Metadata, FindsTheFirstValueOfAKey) {
  const Metadata metadata({{"authorization", "Bearer 1"}, {"authorization", "Bearer 2"}});
  EXPECT_EQ(metadata.Find("authorization"), "Bearer 1");
  EXPECT_EQ(metadata.Find("cookie"), "");
}

}  // namespace
}  // namespace kiwoom::callers
