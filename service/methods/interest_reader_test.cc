#include "service/methods/interest_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::methods {
namespace {

constexpr codec::Tr kTrade{
    .code = "0B", .title = "주식체결", .name = "Trade", .registration = codec::Register::kItem, .event_field = 1011};
constexpr codec::Tr kStatus{
    .code = "0s", .name = "MarketStatus", .registration = codec::Register::kMarket, .event_field = 1054};
constexpr const codec::Tr* kTrs[] = {&kTrade, &kStatus};

TEST(InterestReader, AStreamHasAnEnd) {
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
  EXPECT_EQ(violations.kept()[0].text.en, "is too long: a stream has at most 10000 interests");
}

TEST(InterestReader, NamesEveryItemThatIsWrong) {
  const InterestReader reader(kTrs);
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.ReadItems(kTrade, std::vector<std::string>{"00 59", "005930", "_NX"}, "", topics, violations);
  ASSERT_EQ(violations.count(), 2u);
  EXPECT_EQ(violations.kept()[0].field, "items[0]");
  EXPECT_EQ(violations.kept()[1].field, "items[2]");
}

// Two bytes each: a request of 4 MiB has two million of them, and none is worded but the first few.
TEST(InterestReader, AMillionMistakesAreCounted) {
  const InterestReader reader(kTrs);
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.ReadItems(kTrade, std::vector<std::string>(1'000'000), "", topics, violations);
  EXPECT_EQ(violations.count(), 1'000'000u);
  EXPECT_EQ(violations.kept().size(), errors::Violations::kMost);
}

TEST(InterestReader, AnItemIsACodeWithOrWithoutAVenue) {
  const InterestReader reader(kTrs);
  const struct {
    const char* item;
    bool is_one;
  } kCases[] = {
      {"005930", true},
      {"0156T0", true},
      {"001", true},
      {"005930_NX", true},
      {"0156T0_AL", true},
      {"NX", true},
      {"01234567890123456", true},
      {"01234567890123456_NX", true},
      {"", false},
      {"_", false},
      {"_NX", false},
      {"_AL", false},
      {"005930_nx", false},
      {"005930_ZZ", false},
      {"005930_", false},
      {"005930NX_", false},
      {"005930_NX_AL", false},
      {"005930_KRX", false},
      {"005 930", false},
      {"005930\n", false},
      {"삼성", false},
      {"012345678901234567", false},
  };
  for (const auto& test : kCases) {
    std::vector<sessions::Topic> topics;
    errors::Violations violations;
    reader.ReadItems(kTrade, std::vector<std::string>{test.item}, "", topics, violations);
    EXPECT_EQ(violations.empty(), test.is_one) << test.item;
    if (!test.is_one) {
      EXPECT_EQ(violations.kept()[0].field, "items[0]");
    }
  }
}

TEST(InterestReader, AStreamOfOneTypeTakesNoOther) {
  const InterestReader reader(kTrs);
  v1::Interest interest;
  interest.set_type(static_cast<v1::RealtimeType>(1054));
  std::vector<sessions::Topic> topics;
  errors::Violations violations;
  reader.Read("add", interest, 2, &kTrade, topics, violations);
  ASSERT_EQ(violations.count(), 1u);
  EXPECT_EQ(violations.kept()[0].field, "add[2].type");
  EXPECT_EQ(violations.kept()[0].text.en,
            "is MarketStatus, and this is a stream of Trade alone: open a Subscribe stream for several types");
  violations = {};
  reader.Read("add", interest, 2, &kStatus, topics, violations);
  EXPECT_TRUE(violations.empty());
}

}  // namespace
}  // namespace kiwoom::methods
