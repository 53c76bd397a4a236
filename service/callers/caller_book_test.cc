#include "service/callers/caller_book.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

constexpr char kAlice[] = "alice's token, which has many bits";
constexpr char kBoth[] = "both's token, which has many bits";
const Peer kNobody{.address = "ipv4:10.0.0.7:51234"};

CallerBook ABook() {
  const Scopes reads = {CallerScope::kMarketData, CallerScope::kQuery};
  return CallerBook({
      {.caller = {.name = "alice", .scopes = reads}, .tokens = {HashOf("an old token"), HashOf(kAlice)}},
      {.caller = {.name = "bob", .scopes = {CallerScope::kOperate}}, .certificate = "spiffe://desk/bob"},
      {.caller = {.name = "both", .scopes = reads}, .tokens = {HashOf(kBoth)}, .certificate = "both.example"},
  });
}

TEST(CallerBook, ATokenOrACertificateTellsTheCaller) {
  const CallerBook book = ABook();
  const Peer bob{.address = "ipv4:10.0.0.7:51234", .names = {"spiffe://desk/bob", "bob"}};
  const Peer both{.address = "ipv4:10.0.0.7:51234", .names = {"both.example"}};
  ASSERT_NE(book.FindByToken(kAlice, kNobody), nullptr);
  EXPECT_EQ(book.FindByToken(kAlice, kNobody)->name, "alice");
  EXPECT_EQ(book.FindByToken("an old token", kNobody)->name, "alice");
  EXPECT_EQ(book.FindByToken("somebody's token", kNobody), nullptr);
  EXPECT_EQ(book.FindByToken("", kNobody), nullptr);
  EXPECT_EQ(book.FindByPeer(bob)->name, "bob");
  EXPECT_FALSE(book.FindByPeer(kNobody).has_value());
  EXPECT_FALSE(book.FindByPeer(Peer{.names = {"bob"}}).has_value()) << "only one of its names is listed";

  // Whoever needs both has neither by one of them.
  EXPECT_EQ(book.FindByToken(kBoth, kNobody), nullptr);
  EXPECT_EQ(book.FindByToken(kBoth, bob), nullptr);
  EXPECT_FALSE(book.FindByPeer(both).has_value());
  EXPECT_EQ(book.FindByToken(kBoth, both)->name, "both");
}

TEST(CallerBook, WithoutConfigurationThisMachineIsOneCallerWithEverything) {
  const auto caller = CallerBook::Local().FindByPeer({.address = "ipv4:127.0.0.1:51234"});
  ASSERT_TRUE(caller.has_value());
  EXPECT_EQ(caller->name, "local");
  EXPECT_EQ(caller->unit, "ipv4:127.0.0.1:51234") << "its connections take turns";
  for (const CallerScope scope : kAllScopes) EXPECT_TRUE(caller->scopes.contains(scope)) << ScopeName(scope);
}

TEST(CallerBook, WithoutConfigurationTheNetworkOnlyReadsTheMarket) {
  const struct {
    const char* address;
    const char* unit;
  } kPeers[] = {{"ipv4:10.0.0.7:51234", "ipv4:10.0.0.7"},
                {"ipv6:%5B::1%5D:51234", "ipv6:%5B::1%5D"},
                {"unix:/run/s", "unix:/run/s"}};
  for (const auto& [address, unit] : kPeers) {
    const auto caller = CallerBook::Anonymous().FindByPeer({.address = address});
    ASSERT_TRUE(caller.has_value());
    EXPECT_EQ(caller->name, "anonymous");
    EXPECT_EQ(caller->unit, unit);
    EXPECT_EQ(caller->scopes, (Scopes{CallerScope::kMarketData, CallerScope::kQuery}));
  }
}

TEST(CallerBook, AnyCertificateOfTheAuthorityReadsTheMarketUnderItsName) {
  const CallerBook book = CallerBook::AnyCertificate();
  EXPECT_FALSE(book.FindByPeer(kNobody).has_value());
  const auto caller = book.FindByPeer({.names = {"spiffe://desk/carol", "carol"}});
  ASSERT_TRUE(caller.has_value());
  EXPECT_EQ(caller->name, "spiffe://desk/carol");
  EXPECT_EQ(caller->unit, "spiffe://desk/carol");
  EXPECT_EQ(caller->scopes, (Scopes{CallerScope::kMarketData, CallerScope::kQuery}));
}

TEST(CallerBook, WhoIsNoLongerListedOrHasLostAScopeMayNotGoOn) {
  const CallerBook book = ABook();
  EXPECT_TRUE(book.StillAdmits({.name = "alice", .scopes = {CallerScope::kQuery}}));
  EXPECT_FALSE(book.StillAdmits({.name = "alice", .scopes = {CallerScope::kAccount}}));
  EXPECT_FALSE(book.StillAdmits({.name = "mallory"}));
  EXPECT_TRUE(CallerBook::Local().StillAdmits({.name = "local", .scopes = {CallerScope::kOperate}}));
}

}  // namespace
}  // namespace kiwoom::callers
