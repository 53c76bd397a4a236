#include "codegen/model/api.h"

#include <utility>

#include "codegen/model/identifier.h"
#include "codegen/spec/reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

using ::testing::ElementsAre;

Vocabulary SharedTypes() {
  const spec::TypesFile types =
      spec::ReadTypes("spec/types.yaml", R"(enums: { Colour: { doc: x, values: [{ name: RED, number: 1 }] } }
messages: { Shade: { doc: x, fields: [{ name: a, number: 1, type: text }] } })")
          .value();
  return Vocabulary::Build(types, {}).value();
}

Tr Read(const std::string& file, const std::string& text) {
  const absl::StatusOr<spec::TrFile> written = spec::ReadTr(file, text);
  EXPECT_TRUE(written.ok()) << written.status().message();
  absl::StatusOr<Tr> tr = BuildTr(*written, SharedTypes());
  EXPECT_TRUE(tr.ok()) << tr.status().message();
  return *std::move(tr);
}

Tr Realtime(const std::string& code, const std::string& name, const std::string& more = "") {
  return Read("spec/realtime/" + code + "_" + SnakeCase(name) + ".yaml", "tr: " + code + "\nname: " + name + R"(
title: 물건
register: item
delivery: event
fields: [{ fid: 10, ko: 가, name: a_text, type: text }]
)" + more + "items: stock\n");
}

// A TR with a list whose elements are of the message `list`.
Tr Rest(const std::string& code, const std::string& name, const std::string& list) {
  return Read("spec/kitchen/" + code + "_" + SnakeCase(name) + ".yaml", "tr: " + code + "\nname: " + name + R"(
title: 물건
service: Kitchen
path: /x
response:
  - key: l
    ko: 가
    name: things
    number: 11
    type: list
    fields: [{ key: a, ko: 나, name: a_text, number: 11, type: text }]
    of: )" + list + "\nrequest: []\neffect: read\nscope: market\n");
}

TEST(Api, SortsByCodeAndFindsServices) {
  const absl::StatusOr<Api> api = Api::Build(
      SharedTypes(), {Rest("kz2", "Menu", "Dish"), Realtime("9b", "Trade"), Realtime("9B", "Quote", "expose: false\n")},
      {});
  ASSERT_TRUE(api.ok()) << api.status().message();
  std::vector<std::string> codes;
  for (const Tr& tr : api->trs()) codes.push_back(tr.code);
  EXPECT_THAT(codes, ElementsAre("9B", "9b", "kz2"));
  EXPECT_EQ(api->Realtime().size(), 2u);
  EXPECT_THAT(api->Services(), ElementsAre("KitchenService", "MarketDataService"));
  ASSERT_EQ(api->TrsOf("MarketDataService").size(), 1u);
  EXPECT_EQ(api->TrsOf("MarketDataService")[0]->rpc, "SubscribeTrade");
}

constexpr char kTaste[] = R"(enums:
  Taste:
    { doc: x, values: [{ name: OF_SALT, number: 1 }] }
)";

constexpr char kTray[] = R"(messages:
  Tray:
    { doc: x, fields: [{ name: a_text, number: 1, type: text }] }
)";

TEST(Api, RefusesWhatTwoTrsCannotBothHave) {
  struct Case {
    const char* name;
    Tr first;
    Tr second;
    const char* refusal;
  };
  const Case cases[] = {
      {"code", Realtime("9a", "Trade"), Realtime("9a", "Quote"),
       "spec/realtime/9a_trade.yaml:1: the TR 9a already exists in spec/realtime/9a_quote.yaml:1"},
      {"name", Realtime("9a", "Trade"), Realtime("9b", "Trade"),
       "spec/realtime/9b_trade.yaml:2: a TR of the name Trade already exists in spec/realtime/9a_trade.yaml:2"},
      {"name of a realtime and a REST TR", Realtime("9a", "Trade"), Rest("kz2", "Trade", "Dish"),
       "spec/kitchen/kz2_trade.yaml:2: a TR of the name Trade already exists in spec/realtime/9a_trade.yaml:2"},
      {"role", Realtime("9a", "Trade", "role: market_status\n"), Realtime("9b", "Quote", "role: market_status\n"),
       "spec/realtime/9b_quote.yaml:1: a TR of the role market_status already exists in "
       "spec/realtime/9a_trade.yaml:1"},
      {"message of a list", Rest("kz1", "Card", "Dish"), Rest("kz2", "Menu", "Dish"),
       "spec/kitchen/kz2_menu.yaml:13: the message Dish already exists in spec/kitchen/kz1_card.yaml:13: choose "
       "another name"},
      {"message of a list and a realtime type", Realtime("9a", "Trade"), Rest("kz2", "Menu", "Trade"),
       "spec/kitchen/kz2_menu.yaml:13: the message Trade already exists in spec/realtime/9a_trade.yaml:2: choose "
       "another name"},
      {"message of a list and an enum", Realtime("9a", "Trade"), Rest("kz2", "Menu", "Colour"),
       "spec/kitchen/kz2_menu.yaml:13: the message Colour already exists in spec/types.yaml:1: choose another name"},
      {"message of a list and one that groups fold into", Realtime("9a", "Trade"), Rest("kz2", "Menu", "Shade"),
       "spec/kitchen/kz2_menu.yaml:13: the message Shade already exists in spec/types.yaml:2: choose another name"},
      {"message of a list and a service", Rest("kz1", "Card", "Dish"), Rest("kz2", "Menu", "KitchenService"),
       "spec/kitchen/kz2_menu.yaml:13: the message KitchenService already exists in the service of the folder "
       "kitchen: choose another name"},
      {"event of a realtime type", Realtime("9a", "Trade"), Realtime("9b", "TradeEvent"),
       "spec/realtime/9b_trade_event.yaml:2: the message TradeEvent already exists in "
       "spec/realtime/9a_trade.yaml:2: choose another name"},
      {"request of a REST TR", Rest("kz1", "Card", "Dish"), Realtime("9a", "GetCardRequest"),
       "spec/kitchen/kz1_card.yaml:2: the message GetCardRequest already exists in "
       "spec/realtime/9a_get_card_request.yaml:2: choose another name"},
      {"request of a stream", Realtime("9a", "Trade"), Realtime("9b", "SubscribeTradeRequest"),
       "spec/realtime/9b_subscribe_trade_request.yaml:2: the message SubscribeTradeRequest already exists in "
       "spec/realtime/9a_trade.yaml:2: choose another name"},
      {"enums of two TRs", Realtime("9a", "Trade", kTaste), Realtime("9b", "Quote", kTaste),
       "spec/realtime/9b_quote.yaml:8: the enum Taste already exists in spec/realtime/9a_trade.yaml:8: choose "
       "another name"},
      {"enum of a TR and a message of another", Realtime("9a", "Trade", kTaste), Rest("kz2", "Menu", "Taste"),
       "spec/kitchen/kz2_menu.yaml:13: the message Taste already exists in spec/realtime/9a_trade.yaml:8: choose "
       "another name"},
      {"enum of a TR and a TR", Realtime("9a", "Trade", kTaste), Realtime("9b", "Taste"),
       "spec/realtime/9b_taste.yaml:2: the message Taste already exists in spec/realtime/9a_trade.yaml:8: choose "
       "another name"},
      {"values of two enums", Realtime("9a", "Trade", kTaste),
       Realtime("9b", "Quote", "enums: { TasteOf: { doc: x, values: [{ name: SALT, number: 1 }] } }\n"),
       "spec/realtime/9b_quote.yaml:7: the enum value TASTE_OF_SALT already exists in "
       "spec/realtime/9a_trade.yaml:9: choose another name"},
      {"messages of two TRs", Realtime("9a", "Trade", kTray), Realtime("9b", "Quote", kTray),
       "spec/realtime/9b_quote.yaml:8: the message Tray already exists in spec/realtime/9a_trade.yaml:8: choose "
       "another name"},
  };
  for (const Case& c : cases) {
    const absl::StatusOr<Api> api = Api::Build(SharedTypes(), {c.first, c.second}, {});
    EXPECT_EQ(std::string(api.status().message()), c.refusal) << c.name;
  }
}

TEST(Api, FoldersAreServicesOrInternal) {
  const Tr exposed = Realtime("9a", "Trade");
  const Tr silent = Realtime("9b", "Quote", "expose: false\n");
  EXPECT_TRUE(Api::Build(SharedTypes(), {exposed, silent}, {})->CheckServices({"oauth"}).ok());
  EXPECT_TRUE(Api::Build(SharedTypes(), {silent}, {})->CheckServices({"realtime"}).ok());
  EXPECT_EQ(std::string(Api::Build(SharedTypes(), {exposed, silent}, {})->CheckServices({"realtime"}).message()),
            "spec/realtime/9a_trade.yaml:1: the folder realtime is internal and has no service: write `expose: false`");
  EXPECT_EQ(std::string(Api::Build(SharedTypes(), {silent}, {})->CheckServices({}).message()),
            "spec/realtime/9b_quote.yaml:1: the folder realtime exposes nothing and so has no service: name it in "
            "`internal` of generated/BUILD.bazel");
}

}  // namespace
}  // namespace kiwoom::model
