#include "service/rpc/interest_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::rpc {
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
constexpr codec::Tr kPosition{.code = "04",
                              .name = "Position",
                              .registration = codec::Register::kAccount,
                              .scope = codec::Scope::kAccount,
                              .event_field = 1004};
// Registered for items, and yet the customer's own.
constexpr codec::Tr kHit{.code = "02",
                         .name = "ConditionHit",
                         .registration = codec::Register::kItem,
                         .scope = codec::Scope::kAccount,
                         .items = codec::Items::kStock,
                         .event_field = 1002};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kIndex, &kStatus, &kPosition, &kHit};

std::string Bytes(const std::vector<std::pair<int, std::vector<std::string>>>& interests, int policy = 0) {
  std::string bytes;
  for (const auto& [type, items] : interests) {
    v1::Interest interest;
    interest.set_type(static_cast<v1::RealtimeType>(type));
    for (const auto& item : items) interest.add_items(item);
    bytes += "\x0A" + std::string(1, static_cast<char>(interest.ByteSizeLong())) + interest.SerializeAsString();
  }
  if (policy != 0) bytes += std::string("\x10") + static_cast<char>(policy);
  return bytes;
}

TEST(InterestReader, ReadsItemsAndMarketTypes) {
  const InterestReader reader(kTrs, /*accounts=*/false);
  SubscribeRequest request;
  Violation violation;
  ASSERT_TRUE(ReadSubscribeRequest(
      reader, nullptr, Bytes({{1011, {"005930", "0156T0_AL"}}, {1054, {}}, {1054, {""}}}, 2), request, violation))
      << violation.description;
  ASSERT_EQ(request.topics.size(), 4u);
  EXPECT_EQ(request.topics[1], (sessions::Topic{&kTrade, "0156T0_AL"}));
  EXPECT_EQ(request.topics[2], (sessions::Topic{&kStatus, ""}));
  EXPECT_EQ(request.policy, fanout::SlowReaderPolicy::kDisconnect);
}

TEST(InterestReader, ReadsTypedRequests) {
  const InterestReader reader(kTrs, false);
  SubscribeRequest request;
  Violation violation;
  ASSERT_TRUE(ReadSubscribeRequest(reader, &kTrade, std::string("\x0A\x06") + "005930" + std::string("\x18\x01"),
                                   request, violation));
  EXPECT_EQ(request.topics, (std::vector<sessions::Topic>{{&kTrade, "005930"}}));
  EXPECT_TRUE(request.without_snapshot);
  request = {};
  ASSERT_TRUE(ReadSubscribeRequest(reader, &kStatus, "", request, violation));
  EXPECT_EQ(request.topics, (std::vector<sessions::Topic>{{&kStatus, ""}}));
}

TEST(InterestReader, AStreamHasAnEnd) {
  const InterestReader reader(kTrs, false);
  std::vector<std::string> items;
  for (size_t i = 0; i < InterestReader::kMostTopics; ++i) items.push_back(std::to_string(100'000 + i));
  std::vector<sessions::Topic> topics;
  Violation violation;
  EXPECT_TRUE(reader.ReadItems(kTrade, items, "", topics, violation)) << violation.description;
  EXPECT_FALSE(reader.ReadItems(kTrade, std::vector<std::string>{"005930"}, "interests[1].", topics, violation));
  EXPECT_EQ(violation.field, "interests[1].items");
  EXPECT_EQ(violation.description, "is too long: a stream has at most 10000 interests");
}

TEST(InterestReader, RefusesWithTheFieldAndASentence) {
  const InterestReader reader(kTrs, false);
  const struct {
    std::string bytes;
    const char* field;
    const char* description;
  } kCases[] = {
      {"", "interests", "is empty: name at least one type"},
      {Bytes({{1054, {}}, {0, {"1"}}}), "interests[1].type",
       "is 0, which is no realtime type of this gateway: see RealtimeType"},
      {Bytes({{1011, {}}}), "interests[0].items", "is empty: name at least one item of Trade (주식체결)"},
      {Bytes({{1054, {"005930"}}}), "interests[0].items", "must be empty: MarketStatus covers the whole market"},
      {Bytes({{1011, {"005930", "a\"b"}}}), "interests[0].items[1]",
       "is no item of Trade (주식체결): write its code, 1 to 17 letters and digits, with _NX after it for NXT or _AL "
       "for both venues"},
      {Bytes({{1019, {"001", "005930"}}}), "interests[0].items[1]",
       "is no item of SectorIndex (업종지수): write its code, three letters or digits: 001 is KOSPI"},
      {Bytes({{1002, {"005930"}}}), "interests[0].type",
       "is an account type: AccountService has a stream for it, SubscribeConditionHit"},
      {Bytes({{1004, {}}}), "interests[0].type",
       "is an account type: AccountService has a stream for it, SubscribePosition"},
      {Bytes({{1054, {}}}, 9), "slow_reader_policy", "is 9: see SlowReaderPolicy"},
      {"\x0A\x05x", "", "is no protobuf message"},
  };
  for (const auto& test : kCases) {
    SubscribeRequest request;
    Violation violation;
    EXPECT_FALSE(ReadSubscribeRequest(reader, nullptr, test.bytes, request, violation)) << test.field;
    EXPECT_EQ(violation.field, test.field);
    EXPECT_EQ(violation.description, test.description);
  }
}

TEST(InterestReader, ServesAccountTypesOnlyWhereTheyAreAllowed) {
  SubscribeRequest request;
  Violation violation;
  EXPECT_TRUE(ReadSubscribeRequest(InterestReader(kTrs, /*accounts=*/true), &kPosition, "", request, violation));
  EXPECT_FALSE(ReadSubscribeRequest(InterestReader(kTrs, false), &kPosition, "", request, violation));
  EXPECT_EQ(violation.description, "is an account type, and this gateway serves none (--accounts is off)");
  const std::vector<std::string> items = {"005930"};
  std::vector<sessions::Topic> topics;
  EXPECT_TRUE(InterestReader(kTrs, true).ReadItems(kHit, items, "", topics, violation));
  EXPECT_FALSE(InterestReader(kTrs, false).ReadItems(kHit, items, "", topics, violation));
  // In a stream of the market they would reach whoever may read the market.
  EXPECT_FALSE(ReadSubscribeRequest(InterestReader(kTrs, true), nullptr, Bytes({{1004, {}}}), request, violation));
}

TEST(InterestReader, AStreamOfOneTypeTakesNoOther) {
  const InterestReader reader(kTrs, false);
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(1054));
  std::vector<sessions::Topic> topics;
  Violation violation;
  EXPECT_FALSE(reader.Read("add", interest, 2, &kTrade, topics, violation));
  EXPECT_EQ(violation.field, "add[2].type");
  EXPECT_EQ(violation.description,
            "is MarketStatus, and this is a stream of Trade alone: open a Subscribe stream for several types");
  EXPECT_TRUE(reader.Read("add", interest, 2, &kStatus, topics, violation));
}

}  // namespace
}  // namespace kiwoom::rpc
