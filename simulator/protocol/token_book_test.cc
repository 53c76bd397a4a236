#include "simulator/protocol/token_book.h"

#include <gtest/gtest.h>

namespace kiwoom::simulator {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'784'510'000);

TEST(TokenBookTest, ATokenExpires) {
  BrokerVariants variants;
  TokenBook book(variants, 1);
  const TokenBook::Token token = book.Issue("app", kNow);
  EXPECT_EQ(token.expires, kNow + absl::Hours(24));
  EXPECT_EQ(book.Find(token.text, kNow), "app");
  EXPECT_EQ(book.Find(token.text, token.expires - absl::Seconds(1)), "app");
  EXPECT_EQ(book.Find(token.text, token.expires), std::nullopt);
  EXPECT_EQ(book.Find("another", kNow), std::nullopt);
}

TEST(TokenBookTest, ASecondRequestIssuesAnotherToken) {
  BrokerVariants variants;
  TokenBook book(variants, 1);
  const std::string first = book.Issue("app", kNow).text;
  const std::string second = book.Issue("app", kNow).text;
  EXPECT_NE(first, second);
  EXPECT_TRUE(book.Find(first, kNow));
  EXPECT_TRUE(book.Find(second, kNow));
}

TEST(TokenBookTest, VariantsReuseOrInvalidateTheFirstToken) {
  BrokerVariants variants;
  TokenBook book(variants, 1);
  variants.same_token_again = true;
  const std::string first = book.Issue("app", kNow).text;
  EXPECT_EQ(book.Issue("app", kNow).text, first);

  variants.same_token_again = false;
  variants.new_token_ends_older = true;
  const std::string other = book.Issue("other", kNow).text;
  const std::string second = book.Issue("app", kNow).text;
  EXPECT_FALSE(book.Find(first, kNow));
  EXPECT_TRUE(book.Find(second, kNow));
  EXPECT_TRUE(book.Find(other, kNow));
}

TEST(TokenBookTest, RevokedAndExpiredTokensAreInvalid) {
  BrokerVariants variants;
  TokenBook book(variants, 1);
  const std::string token = book.Issue("app", kNow).text;
  EXPECT_TRUE(book.Revoke(token));
  EXPECT_FALSE(book.Revoke(token));
  const std::string next = book.Issue("app", kNow).text;
  book.ExpireAll();
  EXPECT_FALSE(book.Find(next, kNow));
}

}  // namespace
}  // namespace kiwoom::simulator
