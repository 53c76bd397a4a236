#include "service/callers/book_authorizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "service/errors/error_details.h"

namespace kiwoom::callers {
namespace {

constexpr char kToken[] = "0123456789abcdef0123456789abcdef";
constexpr char kWrong[] = "Bearer 00000000000000000000000000000000";
const Peer kPeer{.address = "ipv4:10.0.0.7:51234"};

class BookAuthorizerTest : public ::testing::Test {
 protected:
  static CallerBook ABook(Scopes scopes) {
    return CallerBook({{.caller = {.name = "alice", .scopes = scopes, .unit = "alice"}, .tokens = {HashOf(kToken)}}});
  }
  absl::StatusOr<Caller> Admit(BookAuthorizer& authorizer, std::string_view authorization) {
    if (authorization.empty()) return authorizer.Admit(Metadata(), kPeer, now_);
    return authorizer.Admit(Metadata({{"authorization", authorization}}), kPeer, now_);
  }
  BookAuthorizer Make(CallerBook book, bool accounts = true) {
    return BookAuthorizer(std::move(book), accounts, [this](const std::string& line) { lines_.push_back(line); });
  }

  std::vector<std::string> lines_;
  absl::Time now_ = absl::UnixEpoch();
};

TEST_F(BookAuthorizerTest, AdmitsTheOwnerOfATokenAndNobodyElse) {
  BookAuthorizer authorizer = Make(ABook({CallerScope::kQuery}));
  EXPECT_EQ(Admit(authorizer, std::string("Bearer ") + kToken)->name, "alice");
  const struct {
    const char* authorization;
    const char* sentence;
  } kRefused[] = {
      {"",
       "This gateway must know its callers: send a token in the metadata \"authorization: Bearer TOKEN\", or connect "
       "with a client certificate that its operator has listed."},
      {kWrong, "The token or the certificate of this call belongs to no caller: ask the gateway's operator."},
      {"Bearer", "The token or the certificate of this call belongs to no caller: ask the gateway's operator."},
      {"Basic YWxpY2U6YWxpY2U=",
       "The token or the certificate of this call belongs to no caller: ask the gateway's operator."},
  };
  for (const auto& [authorization, sentence] : kRefused) {
    const absl::Status status = Admit(authorizer, authorization).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kUnauthenticated) << authorization;
    EXPECT_EQ(errors::ReasonOf(status), "CREDENTIALS_INVALID");
    EXPECT_EQ(std::string(status.message()), sentence);
  }
  EXPECT_THAT(lines_, testing::ElementsAre("refused 1 call from ipv4:10.0.0.7 without valid credentials"));
}

TEST_F(BookAuthorizerTest, AccountsAreTheOperatorsCeiling) {
  const Scopes all = {CallerScope::kMarketData, CallerScope::kAccount};
  BookAuthorizer off = Make(ABook(all), /*accounts=*/false), on = Make(ABook(all), /*accounts=*/true);
  EXPECT_EQ(Admit(off, std::string("Bearer ") + kToken)->scopes, Scopes{CallerScope::kMarketData});
  EXPECT_EQ(Admit(on, std::string("Bearer ") + kToken)->scopes, all);
  EXPECT_FALSE(off.Grants(CallerScope::kAccount));
  EXPECT_TRUE(off.Grants(CallerScope::kOperate));
  EXPECT_TRUE(on.Grants(CallerScope::kAccount));
  BookAuthorizer local = Make(CallerBook::Local(), /*accounts=*/false);
  EXPECT_FALSE(Admit(local, "")->scopes.contains(CallerScope::kAccount));
  EXPECT_TRUE(Admit(local, "")->scopes.contains(CallerScope::kOperate));
}

TEST_F(BookAuthorizerTest, ANewBookHoldsFromTheNextCall) {
  BookAuthorizer authorizer = Make(ABook({CallerScope::kQuery}));
  authorizer.SetBook(CallerBook({{.caller = {.name = "bob"}, .tokens = {HashOf("another token")}}}));
  EXPECT_EQ(Admit(authorizer, std::string("Bearer ") + kToken).status().code(), absl::StatusCode::kUnauthenticated);
}

// What holds for a new call holds for an open one.
TEST_F(BookAuthorizerTest, ARemovedTokenDoesNotGoOn) {
  BookAuthorizer authorizer = Make(ABook({CallerScope::kQuery, CallerScope::kAccount}), /*accounts=*/false);
  const std::string bearer = std::string("Bearer ") + kToken;
  const Metadata token({{"authorization", bearer}});
  const Caller alice = *Admit(authorizer, bearer);
  const auto list = [&](Scopes scopes, std::vector<TokenHash> tokens) {
    authorizer.SetBook(CallerBook({{.caller = {.name = "alice", .scopes = scopes}, .tokens = std::move(tokens)}}));
  };
  list({CallerScope::kQuery}, {HashOf(kToken), HashOf("another token")});
  EXPECT_TRUE(authorizer.StillAdmits(alice, token, kPeer)) << "it was no caller of accounts anyway";
  list({CallerScope::kQuery}, {HashOf("another token")});
  EXPECT_FALSE(authorizer.StillAdmits(alice, token, kPeer));
  list({CallerScope::kMarketData}, {HashOf(kToken)});
  EXPECT_FALSE(authorizer.StillAdmits(alice, token, kPeer)) << "it has lost a scope";
}

TEST_F(BookAuthorizerTest, WhoFailsOftenIsToldToWaitButTheRightTokenAlwaysPasses) {
  BookAuthorizer authorizer = Make(ABook({CallerScope::kQuery}));
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(errors::RetryDelayOf(Admit(authorizer, kWrong).status()).has_value());
  EXPECT_EQ(errors::RetryDelayOf(Admit(authorizer, kWrong).status()), absl::Seconds(1));
  EXPECT_EQ(errors::RetryDelayOf(Admit(authorizer, kWrong).status()), absl::Seconds(2));
  EXPECT_TRUE(Admit(authorizer, std::string("Bearer ") + kToken).ok());
}

TEST_F(BookAuthorizerTest, WhereNobodyHasATokenOneIsIgnored) {
  BookAuthorizer authorizer = Make(CallerBook::Local());
  EXPECT_EQ(Admit(authorizer, kWrong)->name, "local");
}

TEST(Metadata, FindsTheFirstValueOfAKey) {
  const Metadata metadata({{"authorization", "Bearer 1"}, {"authorization", "Bearer 2"}});
  EXPECT_EQ(metadata.Find("authorization"), "Bearer 1");
  EXPECT_EQ(metadata.Find("cookie"), "");
}

}  // namespace
}  // namespace kiwoom::callers
