#include "codegen/spec/reader.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom::spec {
namespace {

using ::testing::ElementsAre;

TEST(ReadTr, KeepsEverythingThatIsWrittenAndWhere) {
  const absl::StatusOr<TrFile> tr = ReadTr("spec/realtime/9a_thing.yaml", R"(tr: 9a
title: 물건
name: Thing
wire_name: 물 건
register: market
delivery: state
state_by: change
role: market_status
expose: false
doc: >-
  One
  sentence.

fields:
  - { fid: 10, ko: 현재가, name: current_price, type: price, note: "So: \"it\"." }
  - fid: 11
    ko: "전일대비"
    name: change
    type: enum
    of: ChangeSign
    codes: { "00": RISE, 1: FALL }
    absent: ["", "0"]
  - name: asks
    levels: 2
    of: OrderBookLevel
    each:
      - { fid: 41, ko: "매도호가{n}", name: price }
      - { keys: [a, 52wk], ko: "수량{n}", name: quantity, absent: zero }
)");
  ASSERT_TRUE(tr.ok()) << tr.status().message();
  EXPECT_EQ(tr->tr, "9a");
  EXPECT_EQ(tr->wire_name, "물 건");
  EXPECT_EQ(tr->doc, "One sentence.");
  EXPECT_EQ(tr->registration, codec::Register::kMarket);
  EXPECT_EQ(tr->delivery, codec::Delivery::kState);
  EXPECT_EQ(tr->state_by, "change");
  EXPECT_EQ(tr->role, codec::Role::kMarketStatus);
  EXPECT_FALSE(tr->expose);
  EXPECT_EQ(tr->At("doc").ToString(), "spec/realtime/9a_thing.yaml:10");
  ASSERT_EQ(tr->fields.size(), 3u);

  const Row& price = std::get<Row>(tr->fields[0]);
  EXPECT_EQ(price.at.line, 15);
  EXPECT_EQ(price.fid, 10u);
  EXPECT_EQ(price.number, std::nullopt);
  EXPECT_EQ(price.type, codec::Type::kPrice);
  EXPECT_EQ(price.note, "So: \"it\".");

  const Row& change = std::get<Row>(tr->fields[1]);
  EXPECT_EQ(change.At("codes").line, 21);
  EXPECT_EQ(change.At("unit").line, 16);  // not written: the place of the row
  ASSERT_EQ(change.codes.size(), 2u);
  EXPECT_EQ(change.codes[0].wire, "00");
  EXPECT_EQ(change.codes[1].value, "FALL");
  EXPECT_THAT(change.absent.spellings, ElementsAre("", "0"));
  EXPECT_FALSE(change.absent.zero);
  EXPECT_TRUE(price.absent.empty());
  EXPECT_FALSE(price.sign_is_decoration);

  const Group& asks = std::get<Group>(tr->fields[2]);
  EXPECT_EQ(asks.at.line, 23);
  EXPECT_EQ(asks.levels, 2u);
  ASSERT_EQ(asks.each.size(), 2u);
  EXPECT_EQ(asks.each[0].fid, 41u);
  EXPECT_THAT(asks.each[1].keys, ElementsAre("a", "52wk"));
  EXPECT_TRUE(asks.each[1].absent.zero);
}

TEST(ReadTr, ZeroAndASignMayMeanNothing) {
  const absl::StatusOr<TrFile> tr = ReadTr("a.yaml", R"(
tr: 9a
title: 물건
name: Thing
register: item
delivery: event
fields:
  - { fid: 10, ko: 가, name: a_rate, type: rate, sign: decoration, absent: zero }
)");
  ASSERT_TRUE(tr.ok()) << tr.status().message();
  const Row& row = std::get<Row>(tr->fields[0]);
  EXPECT_TRUE(row.sign_is_decoration);
  EXPECT_TRUE(row.absent.zero);
  EXPECT_TRUE(row.absent.spellings.empty());
}

TEST(ReadTr, ListsNest) {
  const absl::StatusOr<TrFile> tr = ReadTr("a.yaml", R"(
tr: ka1
title: 물건
name: Thing
path: /x
response:
  - key: outer
    ko: 밖
    name: outer
    number: 11
    type: list
    of: Outer
    fields:
      - { key: inner, ko: 안, name: inner, number: 12, type: text, required: true, length: 3 }
)");
  ASSERT_TRUE(tr.ok()) << tr.status().message();
  const Row& outer = std::get<Row>(tr->response[0]);
  ASSERT_EQ(outer.fields.size(), 1u);
  const Row& inner = std::get<Row>(outer.fields[0]);
  EXPECT_EQ(inner.number, 12u);
  EXPECT_TRUE(inner.required);
  EXPECT_EQ(inner.length, 3u);
}

TEST(ReadTypes, KeepsTheOrderOfTheFile) {
  const absl::StatusOr<TypesFile> types = ReadTypes("types.yaml", R"(
enums:
  Zebra:
    doc: Striped.
    values: [{ name: GREVY, number: 2, ko: 그레비, note: "Tall." }]
    codes: { "9": GREVY }
    absent: ["0", "-"]
  Ape:
    doc: Tailless.
    values: [{ name: GIBBON, number: 1 }]
messages:
  Level:
    doc: One level.
    fields: [{ name: price, number: 1, type: price, direction: 2 }]
)");
  ASSERT_TRUE(types.ok()) << types.status().message();
  ASSERT_EQ(types->enums.size(), 2u);
  EXPECT_EQ(types->enums[0].name, "Zebra");
  EXPECT_EQ(types->enums[0].values[0].ko, "그레비");
  EXPECT_EQ(types->enums[0].codes[0].wire, "9");
  EXPECT_THAT(types->enums[0].absent, ElementsAre("0", "-"));
  EXPECT_EQ(types->enums[1].name, "Ape");
  ASSERT_EQ(types->messages.size(), 1u);
  EXPECT_EQ(types->messages[0].fields[0].direction, 2u);
}

TEST(ReadGlossary, TermsHaveOneNameOrSeveral) {
  const absl::StatusOr<std::vector<Term>> terms =
      ReadGlossary("glossary.yaml", "시가: open_price\n거래량: [quantity, volume]\n");
  ASSERT_TRUE(terms.ok()) << terms.status().message();
  ASSERT_EQ(terms->size(), 2u);
  EXPECT_THAT((*terms)[0].names, ElementsAre("open_price"));
  EXPECT_THAT((*terms)[1].names, ElementsAre("quantity", "volume"));
  EXPECT_EQ((*terms)[1].at.line, 2);
}

TEST(ReadTr, SaysEverythingThatIsWrongAtOnce) {
  const absl::StatusOr<TrFile> tr = ReadTr("a.yaml", "tr: 9a\nname: [x]\nfields:\n  - { fid: x, ko: 가 }\n");
  EXPECT_EQ(std::string(tr.status().message()),
            "a.yaml:1: a TR file needs `title`\n"
            "a.yaml:2: `name` must be a text\n"
            "a.yaml:4: `fid` must be a whole number, at most 536870911\n"
            "a.yaml:4: a row needs `name`\n"
            "a.yaml:4: a row needs `type`");
}

}  // namespace
}  // namespace kiwoom::spec
