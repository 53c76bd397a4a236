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
    EXPECT_TRUE(caller->anonymous) << "nobody tells its programs apart";
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
  const TokenHash alice = HashOf(kAlice);
  EXPECT_TRUE(book.StillAdmits({.name = "alice", .scopes = {CallerScope::kQuery}}, &alice, kNobody));
  EXPECT_FALSE(book.StillAdmits({.name = "alice", .scopes = {CallerScope::kAccount}}, &alice, kNobody));
  EXPECT_FALSE(book.StillAdmits({.name = "mallory"}, &alice, kNobody));
  EXPECT_TRUE(CallerBook::Local().StillAdmits({.name = "local", .scopes = {CallerScope::kOperate}}, nullptr, kNobody));
}

// Each line is a caller that was admitted, and how the book lists it now.
TEST(CallerBook, WhoseCredentialsAreNoLongerListedMayNotGoOn) {
  const TokenHash old_token = HashOf("an old token"), new_token = HashOf("a new token");
  const Peer desk{.names = {"spiffe://desk/1", "desk.example"}}, none{};
  const struct {
    const char* story;
    const TokenHash* token;
    const Peer& peer;
    std::vector<TokenHash> tokens;
    const char* certificate;
    bool admitted;
  } kCases[] = {
      {"old and new token are listed: the old one", &old_token, none, {old_token, new_token}, "", true},
      {"old and new token are listed: the new one", &new_token, none, {old_token, new_token}, "", true},
      {"the old token is removed", &old_token, none, {new_token}, "", false},
      {"the old token is removed: the new one", &new_token, none, {new_token}, "", true},
      {"its certificate is listed", nullptr, desk, {}, "spiffe://desk/1", true},
      {"another name of its certificate is listed", nullptr, desk, {}, "desk.example", true},
      {"another certificate is listed", nullptr, desk, {}, "spiffe://desk/2", false},
      {"a token is required", nullptr, desk, {new_token}, "", false},
      {"a token is required besides", nullptr, desk, {new_token}, "spiffe://desk/1", false},
      {"a certificate is required besides", &old_token, none, {old_token}, "spiffe://desk/1", false},
      {"a certificate is required besides, which it has", &old_token, desk, {old_token}, "spiffe://desk/1", true},
      {"only a certificate is listed, which it has besides", &old_token, desk, {}, "spiffe://desk/1", false},
  };
  for (const auto& test : kCases) {
    const CallerBook book({{.caller = {.name = "desk"}, .tokens = test.tokens, .certificate = test.certificate}});
    EXPECT_EQ(book.StillAdmits({.name = "desk"}, test.token, test.peer), test.admitted) << test.story;
  }
}

}  // namespace
}  // namespace kiwoom::callers
