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
      {{}, "pass --tr, the code as the broker writes it"},
      {{"../../../zz"}, "\"../../../zz\" is not a TR code: it has only letters and digits, like ka10001 or 0D"},
      {{"종목"}, "\"종목\" is not a TR code: it has only letters and digits, like ka10001 or 0D"},
      {{"9a"}, "pass --title, the Korean title"},
      {{"9a", "물건", "big_thing"}, "pass --name, an English name in PascalCase"},
      {{"9a", "물건", "Thing"},
       "pass --register for a realtime TR (item, market or account), or --service and --path for a REST TR"},
      {{"9a", "물건", "Thing", "", "", "item"},
       "pass --delivery: state if only the last value counts, event if every row counts"},
      {{"9a", "물건", "Thing", "", "/a"}, "pass --service, the REST TR's service in PascalCase: Sector"},
      {{"9a", "물건", "Thing", "Sector", "a"}, "pass --path, the path of the REST TR's URL: /api/dostk/sect"},
      {{"9a", "물건", "Thing", "Sector", "/a", "item"},
       "--register, --delivery and --items are for realtime TRs, --service and --path for REST TRs: pass those of one"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "stock"},
       "--register, --delivery and --items are for realtime TRs, --service and --path for REST TRs: pass those of one"},
      {{"9a", "물건", "Thing", "", "", "item", "state", "stocks"}, "--items must be stock, sector or none"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "", "write"},
       "--effect must be read, or change if the TR changes anything at the broker"},
      {{"9a", "물건", "Thing", "Sector", "/a", "", "", "", "", "public"},
       "--scope must be market, or account if the TR shows or changes the customer's data"},
      {{"9a", "물건", "Thing", "", "", "item", "state", "", "read"},
       "--effect and --scope are for REST TRs: remove them"},
  };
  for (const auto& c : kCases) {
    const absl::StatusOr<spec::TrFile> file = ReadAttributes(c.given);
    EXPECT_EQ(std::string(file.status().message()), c.sentence);
  }
}

}  // namespace
}  // namespace kiwoom::new_tr
