#include "codegen/baseline/evolution.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace kiwoom::baseline {
namespace {

using ::testing::ElementsAre;

constexpr char kAccepted[] = R"(enum v1.ChangeSign
  0 CHANGE_SIGN_UNSPECIFIED
  1 CHANGE_SIGN_RISE
message v1.Trade
  9 unparsed: repeated v1.Trade.UnparsedEntry
  10 current_price: optional sint64
  100010 current_price_direction: v1.Direction
  reserved 1 to 8
  reserved 300
  reserved gone
service v1.MarketDataService
  SubscribeTrade v1.SubscribeTradeRequest → stream v1.SubscribeTradeResponse
)";

std::string Replaced(const std::string& from, const std::string& to) {
  std::string text = kAccepted;
  const size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(BreakingChanges, OfEveryKind) {
  struct Case {
    const char* name;
    std::string current;
    std::vector<std::string> broken;
  };
  const Case cases[] = {
      {"nothing changed", kAccepted, {}},
      {"a new field, value, method and message",
       std::string(Replaced("  10 current", "  11 change: optional sint64\n  10 current")) +
           "message v1.New\n  10 a: bool\n",
       {}},
      {"type",
       Replaced("optional sint64", "optional double"),
       {"message v1.Trade: 10 was current_price: optional sint64 and is now current_price: optional double"}},
      {"name",
       Replaced("10 current_price:", "10 price:"),
       {"message v1.Trade: 10 was current_price: optional sint64 and is now price: optional sint64"}},
      {"number",
       Replaced("  10 current_price:", "  11 current_price:"),
       {"message v1.Trade: 10 current_price: optional sint64 was removed but not reserved"}},
      {"dropped and reserved",
       Replaced("  10 current_price: optional sint64\n", "  reserved 10\n  reserved current_price\n"),
       {}},
      {"dropped, the name free again",
       Replaced("  10 current_price: optional sint64\n", "  reserved 10\n"),
       {"message v1.Trade: 10 current_price: optional sint64 was removed but not reserved"}},
      {"reserved number", Replaced("1 to 8", "1 to 7"), {"message v1.Trade: 8 is no longer reserved"}},
      {"reserved name", Replaced("  reserved gone\n", ""), {"message v1.Trade: the name gone is no longer reserved"}},
      {"enum value", Replaced("RISE", "UP"), {"enum v1.ChangeSign: 1 was CHANGE_SIGN_RISE and is now CHANGE_SIGN_UP"}},
      {"method",
       Replaced("→ stream", "→"),
       {"service v1.MarketDataService: SubscribeTrade was v1.SubscribeTradeRequest → stream v1.SubscribeTradeResponse "
        "and is now v1.SubscribeTradeRequest → v1.SubscribeTradeResponse"}},
      {"message", Replaced("message v1.Trade\n", "message v1.Trades\n"), {"message v1.Trade is gone"}},
  };
  for (const Case& c : cases) EXPECT_EQ(BreakingChanges(FromText(kAccepted), FromText(c.current)), c.broken) << c.name;
}

TEST(ApiSnapshot, AreReadFromDescriptorsAndText) {
  google::protobuf::FileDescriptorSet files;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        file {
          package: "v1"
          message_type {
            name: "Trade"
            field { name: "asks" number: 41 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".v1.Level" }
            field { name: "price" number: 10 label: LABEL_OPTIONAL type: TYPE_SINT64 proto3_optional: true }
            field { name: "sign" number: 25 label: LABEL_OPTIONAL type: TYPE_ENUM type_name: ".v1.Sign" }
            nested_type {
              name: "UnparsedEntry"
              options { map_entry: true }
            }
            reserved_range { start: 1 end: 9 }
            reserved_range { start: 300 end: 301 }
            reserved_name: "gone"
          }
          enum_type {
            name: "Sign"
            value { name: "SIGN_UNSPECIFIED" number: 0 }
          }
          service {
            name: "S"
            method { name: "Get" input_type: ".v1.Q" output_type: ".v1.A" server_streaming: true }
          }
        }
        file {
          package: "other"
          message_type { name: "Foreign" }
        }
      )pb",
      &files));
  const ApiSnapshot snapshot = SnapshotOf(files, "v1");
  const std::string text = R"(enum v1.Sign
  0 SIGN_UNSPECIFIED
message v1.Trade
  10 price: optional sint64
  25 sign: v1.Sign
  41 asks: repeated v1.Level
  reserved 1 to 8
  reserved 300
  reserved gone
service v1.S
  Get v1.Q → stream v1.A
)";
  EXPECT_EQ(ToText(snapshot), text);
  EXPECT_EQ(FromText(text), snapshot);
}

}  // namespace
}  // namespace kiwoom::baseline
