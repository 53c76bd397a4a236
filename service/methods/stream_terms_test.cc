#include "service/methods/stream_terms.h"

#include <gmock/gmock.h>
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
                           .delivery = codec::Delivery::kEvent,
                           .scope = codec::Scope::kMarket,
                           .items = codec::Items::kStock,
                           .event_field = 1011};
constexpr codec::Tr kStatus{.code = "0s",
                            .name = "MarketStatus",
                            .registration = codec::Register::kMarket,
                            .delivery = codec::Delivery::kState,
                            .scope = codec::Scope::kMarket,
                            .event_field = 1054};
constexpr codec::Tr kPosition{.code = "04",
                              .name = "Position",
                              .registration = codec::Register::kAccount,
                              .scope = codec::Scope::kAccount,
                              .event_field = 1004};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kStatus, &kPosition};

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

TEST(StreamTerms, ReadsItemsAndMarketTypes) {
  const InterestReader reader(kTrs);
  errors::Violations violations;
  const StreamTerms terms = ReadStreamTerms(
      reader, nullptr, Bytes({{1011, {"005930", "0156T0_AL"}}, {1054, {}}, {1054, {""}}}, 2), violations);
  ASSERT_TRUE(violations.empty());
  ASSERT_EQ(terms.topics.size(), 4u);
  EXPECT_EQ(terms.topics[1], (sessions::Topic{&kTrade, "0156T0_AL"}));
  EXPECT_EQ(terms.topics[2], (sessions::Topic{&kStatus, ""}));
  EXPECT_EQ(terms.policy, fanout::SlowReaderPolicy::kDisconnect);
  EXPECT_FALSE(terms.without_snapshot);
}

TEST(StreamTerms, ReadsTypedRequests) {
  const InterestReader reader(kTrs);
  const std::string snapshotless("\x18\x01");
  const struct {
    const codec::Tr* tr;
    std::string bytes;
    sessions::Topic topic;
    bool without_snapshot;
  } kCases[] = {
      {&kTrade, std::string("\x0A\x06") + "005930" + snapshotless, {&kTrade, "005930"}, true},
      {&kStatus, "", {&kStatus, ""}, false},
      {&kPosition, "", {&kPosition, "", &sessions::kDefaultSession}, false},
  };
  for (const auto& test : kCases) {
    errors::Violations violations;
    const StreamTerms terms = ReadStreamTerms(reader, test.tr, test.bytes, violations);
    EXPECT_TRUE(violations.empty()) << test.tr->name;
    EXPECT_EQ(terms.topics, std::vector<sessions::Topic>{test.topic});
    EXPECT_EQ(terms.without_snapshot, test.without_snapshot) << test.tr->name;
  }
}

TEST(StreamTerms, ReadsPositionsInBothKindsOfRequest) {
  const InterestReader reader(kTrs);
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(1011));
  interest.add_items("005930");
  v1::StreamPosition& position = *interest.add_resume();
  position.set_item("005930");
  position.set_epoch(7);
  position.set_sequence(3);
  const auto field = [](char tag, const std::string& bytes) {
    return std::string{tag, static_cast<char>(bytes.size())} + bytes;
  };
  const struct {
    const codec::Tr* tr;
    std::string bytes;
  } kCases[] = {
      {nullptr, field('\x0A', interest.SerializeAsString())},
      {&kTrade, field('\x0A', "005930") + field('\x2A', position.SerializeAsString())},
  };
  for (const auto& test : kCases) {
    errors::Violations violations;
    const StreamTerms terms = ReadStreamTerms(reader, test.tr, test.bytes, violations);
    EXPECT_TRUE(violations.empty());
    EXPECT_EQ(terms.interest_terms.resume.at({&kTrade, "005930"}).place, (fanout::EventPlace{7, 3}));
  }
}

TEST(StreamTerms, RejectsWithTheFieldAndASentence) {
  const InterestReader reader(kTrs);
  const struct {
    std::string bytes;
    const char* field;
    const char* description;
  } kCases[] = {
      {"", "interests", "is empty: name at least one type"},
      {Bytes({{1054, {}}, {0, {"1"}}}), "interests[1].type",
       "is 0, which is not a realtime type of this gateway: see RealtimeType"},
      {Bytes({{1011, {}}}), "interests[0].items", "is empty: name at least one item of Trade (주식체결)"},
      {Bytes({{1054, {"005930"}}}), "interests[0].items", "must be empty: MarketStatus covers the whole market"},
      {Bytes({{1011, {"005930", "a\"b"}}}), "interests[0].items[1]",
       "is not an item of Trade (주식체결): use a code of 1 to 17 letters and digits, followed by _NX for NXT or _AL "
       "for both venues"},
      {Bytes({{1004, {}}}), "interests[0].type", "is an account type: use SubscribePosition of AccountService"},
      {Bytes({{1054, {}}}, 9), "slow_reader_policy", "is 9: see SlowReaderPolicy"},
      {"\x0A\x05x", "", "is not a valid protobuf message"},
      {std::string("\x0A\x01\xFF"), "interests[0]", "is not a valid protobuf message"},
      // type 1011, item "1", a position without an epoch.
      {std::string("\x0A\x0B\x08\xF3\x07\x12\x01\x31\x22\x03\x0A\x01\x31", 13), "interests[0].resume[0].epoch",
       "is missing: send the epoch of the last event that you received"},
  };
  for (const auto& test : kCases) {
    errors::Violations violations;
    ReadStreamTerms(reader, nullptr, test.bytes, violations);
    ASSERT_EQ(violations.count(), 1u) << test.field;
    EXPECT_EQ(violations.kept()[0].field, test.field);
    EXPECT_EQ(violations.kept()[0].text.en, test.description);
  }
}

TEST(StreamTerms, RejectsMinIntervalIfEveryEventCounts) {
  const InterestReader reader(kTrs);
  const struct {
    const codec::Tr* tr;
    std::string bytes;
    std::string field;  // empty: it is accepted
  } kCases[] = {
      // type 1011, item "1", min_interval {}.
      {nullptr, std::string("\x0A\x08\x08\xF3\x07\x12\x01\x31\x1A\x00", 10), "interests[0].min_interval"},
      {&kTrade, std::string("\x0A\x01\x31\x22\x00", 5), "min_interval"},
      {&kStatus, std::string("\x22\x02\x08\x01", 4), ""},
  };
  for (const auto& test : kCases) {
    errors::Violations violations;
    ReadStreamTerms(reader, test.tr, test.bytes, violations);
    ASSERT_EQ(violations.count(), test.field.empty() ? 0u : 1u) << test.field;
    if (test.field.empty()) continue;
    EXPECT_EQ(violations.kept()[0].field, test.field);
    EXPECT_EQ(violations.kept()[0].text.en, "is not supported for Trade, because every event counts: leave it out");
  }
}

TEST(StreamTerms, AcceptsOnlyKnownRoomPolicies) {
  const InterestReader reader(kTrs);
  for (const auto& [tr, tag] : {std::pair<const codec::Tr*, const char*>{nullptr, "\x20"}, {&kStatus, "\x30"}}) {
    const std::string rest = tr == nullptr ? Bytes({{1054, {}}}) : "";
    errors::Violations violations;
    ReadStreamTerms(reader, tr, rest + tag + "\x01", violations);
    ReadStreamTerms(reader, tr, rest + tag + "\x02", violations);
    EXPECT_TRUE(violations.empty()) << "served or not";
    ReadStreamTerms(reader, tr, rest + tag + "\x03", violations);
    ASSERT_EQ(violations.count(), 1u);
    EXPECT_EQ(violations.kept()[0].field, "room_policy");
    EXPECT_EQ(violations.kept()[0].text.en, "is 3: see RoomPolicy");
  }
}

TEST(StreamTerms, ReportsAllViolationsTogether) {
  const InterestReader reader(kTrs);
  errors::Violations violations;
  ReadStreamTerms(reader, nullptr, Bytes({{0, {}}, {1011, {"00 59", "005930", ""}}, {1054, {"x"}}}, 9), violations);
  std::vector<std::string> fields;
  for (const errors::Violation& violation : violations.kept()) fields.push_back(violation.field);
  EXPECT_THAT(fields, testing::ElementsAre("interests[0].type", "interests[1].items[0]", "interests[1].items[2]",
                                           "interests[2].items", "slow_reader_policy"));
}

}  // namespace
}  // namespace kiwoom::methods
