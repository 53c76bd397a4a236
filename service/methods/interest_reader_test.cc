#include "service/methods/interest_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::methods {
namespace {

constexpr codec::Tr kTrade{.code = "0B",
                           .title = "주식체결",
                           .name = "Trade",
                           .registration = codec::Register::kItem,
                           .scope = codec::Scope::kMarket,
                           .items = codec::Items::kStock,
                           .event_field = 1011};
constexpr codec::Tr kIndex{.code = "0J",
                           .title = "업종지수",
                           .name = "SectorIndex",
                           .registration = codec::Register::kItem,
                           .scope = codec::Scope::kMarket,
                           .items = codec::Items::kSector,
                           .event_field = 1019};
constexpr codec::Tr kStatus{.code = "0s",
                            .name = "MarketStatus",
                            .registration = codec::Register::kMarket,
                            .scope = codec::Scope::kMarket,
                            .event_field = 1054};
// Registered per item, yet private to the customer.
constexpr codec::Tr kHit{.code = "02",
                         .name = "ConditionHit",
                         .registration = codec::Register::kItem,
                         .scope = codec::Scope::kAccount,
                         .items = codec::Items::kStock,
                         .event_field = 1002};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kIndex, &kStatus, &kHit};

TEST(InterestReader, LimitsTheTopicsOfAStream) {
  const InterestReader reader(kTrs);
  std::vector<std::string> items;
  for (size_t i = 0; i < InterestReader::kMostTopics; ++i) items.push_back(std::to_string(100'000 + i));
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.ReadItems(kTrade, items, "", topics, violations);
  EXPECT_TRUE(violations.empty());
  reader.ReadItems(kTrade, std::vector<std::string>{"005930"}, "interests[1].", topics, violations);
  ASSERT_EQ(violations.count(), 1u);
  EXPECT_EQ(violations.kept()[0].field, "interests[1].items");
  EXPECT_EQ(violations.kept()[0].text.en, "is too long: a stream can have at most 10000 interests");
}

TEST(InterestReader, NamesEveryInvalidItem) {
  const InterestReader reader(kTrs);
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.ReadItems(kTrade, std::vector<std::string>{"00 59", "005930", "_NX"}, "", topics, violations);
  ASSERT_EQ(violations.count(), 2u);
  EXPECT_EQ(violations.kept()[0].field, "items[0]");
  EXPECT_EQ(violations.kept()[1].field, "items[2]");
}

// An empty item takes two bytes, so a request of 4 MiB can contain two million of them. Only the first few are worded.
TEST(InterestReader, CountsAMillionViolations) {
  const InterestReader reader(kTrs);
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.ReadItems(kTrade, std::vector<std::string>(1'000'000), "", topics, violations);
  EXPECT_EQ(violations.count(), 1'000'000u);
  EXPECT_EQ(violations.kept().size(), errors::Violations::kMost);
}

TEST(InterestReader, ChecksItemsByType) {
  const InterestReader reader(kTrs);
  const struct {
    const codec::Tr& tr;
    const char* item;
    const char* sentence;  // empty: it is valid
  } kCases[] = {
      {kTrade, "005930_AL", ""},
      {kTrade, "005930_ZZ",
       "is not an item of Trade (주식체결): use a code of 1 to 17 letters and digits, followed by _NX for NXT or _AL "
       "for both venues"},
      {kIndex, "001", ""},
      {kIndex, "005930",
       "is not an item of SectorIndex (업종지수): use a sector code of 3 letters or digits, for example 001"},
      {kStatus, "", ""},
      {kStatus, "005930", "must be empty: MarketStatus covers the whole market"},
  };
  for (const auto& test : kCases) {
    std::vector<sessions::Topic> topics;
    errors::Violations violations;
    reader.ReadItems(test.tr, std::vector<std::string>{test.item}, "", topics, violations);
    EXPECT_EQ(topics.size(), violations.empty() ? 1u : 0u) << test.item;
    EXPECT_EQ(violations.empty() ? "" : violations.kept()[0].text.en, test.sentence) << test.item;
  }
}

// In a market stream it would reach everyone who may read the market.
TEST(InterestReader, AccountTypesNeedATypedStream) {
  const InterestReader reader(kTrs);
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(1002));
  interest.add_items("005930");
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  fanout::InterestTerms terms;
  reader.Read("interests", interest, 0, nullptr, topics, terms, violations);
  ASSERT_EQ(violations.count(), 1u);
  EXPECT_EQ(violations.kept()[0].text.en, "is an account type: use SubscribeConditionHit of AccountService");
  violations = {};
  reader.Read("interests", interest, 0, &kHit, topics, terms, violations);
  EXPECT_TRUE(violations.empty());
}

TEST(InterestReader, ATypedStreamRejectsOtherTypes) {
  const InterestReader reader(kTrs);
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(1054));
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  fanout::InterestTerms terms;
  reader.Read("add", interest, 2, &kTrade, topics, terms, violations);
  ASSERT_EQ(violations.count(), 1u);
  EXPECT_EQ(violations.kept()[0].field, "add[2].type");
  EXPECT_EQ(violations.kept()[0].text.en,
            "is MarketStatus, but this stream carries only Trade: use Subscribe for several types");
  violations = {};
  reader.Read("add", interest, 2, &kStatus, topics, terms, violations);
  EXPECT_TRUE(violations.empty());
}

}  // namespace
}  // namespace kiwoom::methods
