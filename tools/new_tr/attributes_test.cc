#include "tools/new_tr/attributes.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

TEST(Attributes, SayWhereTheFileStands) {
  const struct {
    Given given;
    const char* path;
  } kCases[] = {
      {{"9a", "물건", "BigThing", "", "", "item", "state"}, "spec/realtime/9a_big_thing.yaml"},
      {{"9a", "물건", "BigThing", "", "", "market", "event"}, "spec/realtime/9a_big_thing.yaml"},
      {{"9a", "물건", "BigThing", "", "", "account", "event"}, "spec/account/9a_big_thing.yaml"},
      {{"kz00009", "물건요청", "Thing", "KitchenSink", "/api/thing", "", ""}, "spec/kitchen_sink/kz00009_thing.yaml"},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<spec::TrFile> file = ReadAttributes(c.given);
    ASSERT_TRUE(file.ok()) << file.status();
    EXPECT_EQ(PathOf(*file), c.path);
  }
}

TEST(Attributes, WhatIsMissingIsOneSentence) {
  const struct {
    Given given;
    const char* sentence;
  } kCases[] = {
      {{}, "give --tr, the code as the broker writes it"},
      {{"../../../zz"}, "\"../../../zz\" is no code of a TR, which has letters and digits: ka10001, 0D"},
      {{"종목"}, "\"종목\" is no code of a TR, which has letters and digits: ka10001, 0D"},
      {{"9a"}, "give --title, the Korean title"},
      {{"9a", "물건", "big_thing"}, "give --name, an English name in PascalCase"},
      {{"9a", "물건", "Thing"},
       "give --register of a realtime TR (item, market or account), or --service and --path of a REST TR"},
      {{"9a", "물건", "Thing", "", "", "item"},
       "give --delivery: state if the last value counts, event if every one does"},
      {{"9a", "물건", "Thing", "", "/a"}, "give --service, the REST TR's service in PascalCase: Sector"},
      {{"9a", "물건", "Thing", "Sector", "a"}, "give --path, the path of the REST TR's URL: /api/dostk/sect"},
      {{"9a", "물건", "Thing", "Sector", "/a", "item"},
       "--register, --delivery and --items are of realtime TRs, --service and --path of REST TRs: give those of one"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "stock"},
       "--register, --delivery and --items are of realtime TRs, --service and --path of REST TRs: give those of one"},
      {{"9a", "물건", "Thing", "", "", "item", "state", "stocks"}, "--items is stock, sector or none"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "", "write"},
       "--effect is read, or change where the TR changes anything at the broker"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "", "", "public"},
       "--scope is market, or account where the TR shows or touches what is the customer's"},
      {{"9a", "물건", "Thing", "", "", "item", "state", "", "read"},
       "--effect and --scope are of REST TRs: leave them out"},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<spec::TrFile> file = ReadAttributes(c.given);
    EXPECT_EQ(std::string(file.status().message()), c.sentence);
  }
}

}  // namespace
}  // namespace kiwoom::new_tr
