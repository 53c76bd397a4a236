#include "clients/cli/arguments/request_arguments.h"

#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

absl::Status Set(std::vector<std::string> arguments, google::protobuf::Message& request) {
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  return SetFields(pointers, TrNamed("SectorPrice").request, request);
}

// The canonical text of a message of this type.
std::string Text(const std::string& type, const std::string& text) { return Make(type, text)->ShortDebugString(); }

TEST(SetFieldsTest, AcceptsEnumValuesInBothLanguagesAndTheBrokersCodes) {
  for (const char* market :
       {"market=KOSPI", "market=kospi", "market=MARKET_KOSPI", "market=코스피", "market=0", "시장구분=코스피"}) {
    const auto request = Make("GetSectorPriceRequest", "");
    ASSERT_TRUE(Set({market, "sector_code=001"}, *request).ok());
    EXPECT_EQ(request->ShortDebugString(), Text("GetSectorPriceRequest", "market: MARKET_KOSPI sector_code: '001'"));
  }
}

TEST(SetFieldsTest, AnEmptyTextIsAValue) {
  const auto request = Make("GetSectorPriceRequest", "");
  ASSERT_TRUE(Set({"sector_code=", "page_token=a=b"}, *request).ok());
  EXPECT_EQ(request->ShortDebugString(), Text("GetSectorPriceRequest", "page_token: 'a=b' sector_code: ''"));
}

// No request of this contract has such fields yet, but SetFields supports every kind of message.
TEST(SetFieldsTest, AcceptsEveryKindOfField) {
  const auto message = Make("Trade", "");
  ASSERT_TRUE(Set({"trade_time=09:00:01", "current_price=86800", "change=-500", "change_rate=-0.5"}, *message).ok());
  EXPECT_EQ(message->ShortDebugString(), Text("Trade",
                                              "current_price: 86800 change: -500 change_rate: -0.5"
                                              " trade_time { hours: 9 minutes: 0 seconds: 1 }"));
  const auto date = Make("GetSectorPriceResponse", "");
  ASSERT_TRUE(Set({"fifty_two_week_high_date=2026-11-20"}, *date).ok());
  EXPECT_EQ(date->ShortDebugString(),
            Text("GetSectorPriceResponse", "fifty_two_week_high_date { year: 2026 month: 11 day: 20 }"));
}

TEST(SetFieldsTest, TakesADuration) {
  const struct {
    const char* argument;
    const char* text;
  } kCases[] = {{"max_age=5s", "max_age { seconds: 5 nanos: 0 }"},
                {"max_age=1m30s", "max_age { seconds: 90 nanos: 0 }"},
                {"max_age=250ms", "max_age { seconds: 0 nanos: 250000000 }"},
                {"max_age=-1500ms", "max_age { seconds: -1 nanos: -500000000 }"}};
  for (const auto& test : kCases) {
    const auto request = Make("GetSectorPriceRequest", "");
    ASSERT_TRUE(Set({test.argument}, *request).ok()) << test.argument;
    EXPECT_EQ(request->SerializeAsString(), Make("GetSectorPriceRequest", test.text)->SerializeAsString())
        << request->ShortDebugString();
  }
}

struct RefusalCase {
  std::string type;
  std::string argument;
  std::string sentence;
};

class RefusedFieldTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusedFieldTest, ListsTheAvailableOnes) {
  const auto message = Make(GetParam().type, "");
  EXPECT_EQ(Set({GetParam().argument}, *message).message(), GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Arguments, RefusedFieldTest,
    testing::ValuesIn(std::vector<RefusalCase>{
        {"GetSectorPriceRequest", "KOSPI",
         "\"KOSPI\" is not name=value; the fields are page_token, max_age, market (시장구분), sector_code (업종코드)."},
        {"GetSectorPriceRequest", "mrkt_tp=0",
         "GetSectorPriceRequest has no field \"mrkt_tp\"; the fields are page_token, max_age, market (시장구분), "
         "sector_code "
         "(업종코드)."},
        {"GetSectorPriceRequest", "market=NYSE",
         "market takes one of KOSPI (코스피), KOSDAQ (코스닥), KOSPI200 (코스피200), not \"NYSE\"."},
        {"GetSectorPriceRequest", "market=UNSPECIFIED",
         "market takes one of KOSPI (코스피), KOSDAQ (코스닥), KOSPI200 (코스피200), not \"UNSPECIFIED\"."},
        {"Trade", "change=1.5", "change takes an integer, not \"1.5\"."},
        {"Trade", "change_rate=x", "change_rate takes a number, not \"x\"."},
        {"GetSectorPriceRequest", "max_age=5", "max_age takes a duration such as 5s, not \"5\"."},
        {"Trade", "trade_time=9:00", "trade_time takes HH:MM:SS, not \"9:00\"."},
        {"OrderBook", "asks=1", "asks takes a message, which cannot be typed here, not \"1\"."},
    }));

}  // namespace
}  // namespace kiwoom::cli
