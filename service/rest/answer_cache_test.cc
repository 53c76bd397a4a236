#include "service/rest/answer_cache.h"

#include <gtest/gtest.h>

#include <string>

namespace kiwoom::rest {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

std::shared_ptr<const RestAnswer> Answer(std::string message) {
  return std::make_shared<const RestAnswer>(RestAnswer{.message = std::move(message), .next_key = ""});
}

TEST(AnswerCache, AnAnswerServesAsLongAsItIsYoungEnough) {
  AnswerCache cache(1 << 20);
  EXPECT_EQ(cache.Find("a", absl::Hours(1), kStart), nullptr);
  cache.Put("a", Answer("first"), kStart);
  EXPECT_EQ(cache.Find("a", absl::Seconds(1), kStart + absl::Seconds(1))->message, "first");
  EXPECT_EQ(cache.Find("a", absl::Seconds(1), kStart + absl::Milliseconds(1001)), nullptr);
  EXPECT_EQ(cache.Find("b", absl::Seconds(1), kStart), nullptr);
  cache.Put("a", Answer("second"), kStart + absl::Seconds(2));
  EXPECT_EQ(cache.Find("a", absl::Seconds(1), kStart + absl::Seconds(2))->message, "second");
}

TEST(AnswerCache, KnowsWhenAnAnswerCame) {
  AnswerCache cache(1 << 20);
  EXPECT_EQ(cache.Received("a"), absl::InfinitePast());
  cache.Put("a", Answer("first"), kStart);
  cache.Put("a", Answer("second"), kStart + absl::Seconds(2));
  EXPECT_EQ(cache.Received("a"), kStart + absl::Seconds(2));
  EXPECT_EQ(cache.Received("b"), absl::InfinitePast());
}

TEST(AnswerCache, WhatWasUsedLongestAgoGoesFirst) {
  AnswerCache cache(3500);
  const std::string kilobyte(700, 'x');  // and the overhead
  cache.Put("a", Answer(kilobyte), kStart);
  cache.Put("b", Answer(kilobyte), kStart);
  cache.Put("c", Answer(kilobyte), kStart);
  EXPECT_NE(cache.Find("a", absl::Hours(1), kStart), nullptr);
  cache.Put("d", Answer(kilobyte), kStart);
  EXPECT_NE(cache.Find("a", absl::Hours(1), kStart), nullptr);
  EXPECT_EQ(cache.Find("b", absl::Hours(1), kStart), nullptr);
  EXPECT_LE(cache.bytes(), 3500u);
  cache.Put("e", Answer(std::string(4000, 'x')), kStart);
  EXPECT_EQ(cache.Find("e", absl::Hours(1), kStart), nullptr) << "it would empty the cache for itself";
  EXPECT_NE(cache.Find("d", absl::Hours(1), kStart), nullptr);
}

}  // namespace
}  // namespace kiwoom::rest
