#include "simulator/wire/real_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "generated/registry.h"
#include "simulator/market/seoul_time.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::IsSubsetOf;
using ::testing::StartsWith;

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

class RealRowTest : public ::testing::Test {
 protected:
  // Writes a row of the type for a suitable item.
  std::string Write(const RealRow& row, std::string_view item = "005930", const RealRow::Style& style = {}) {
    Scene scene;
    scene.market = &market_;
    scene.venue = SplitItem(item).venue;
    scene.figures.time = kTen;
    if (row.about_sector()) {
      item = "001";
      scene.Show(*market_.FindSector(item));
    } else if (row.event() == MarketEvent::kMarketPhase) {
      item = "";
    } else if (row.event() == MarketEvent::kInterruption) {
      scene.Show(*market_.interruption().stock);
    } else if (row.event() == MarketEvent::kOrder || row.event() == MarketEvent::kPosition) {
      scene.Show(*market_.account().order().stock);
    } else {
      if (row.event() == MarketEvent::kNav) item = "069500";
      scene.Show(*market_.FindStock(SplitItem(item).code));
    }
    return row.Write(item, scene, style);
  }

  void SetUp() override {
    const auto happen = [&](MarketEvent event, std::string_view subject) {
      market_.Happen(event, subject, Exchange::kKrx, now_ += absl::Seconds(1), [](const Market::Change&) {});
    };
    while (market_.interruption().stock == nullptr) happen(MarketEvent::kInterruption, "");
    while (market_.account().order().filled == 0) happen(MarketEvent::kOrder, "");
    for (int i = 0; i < 50; ++i) {
      happen(MarketEvent::kProgram, "005930");
      happen(MarketEvent::kIndex, "001");
    }
  }

  absl::Time now_ = kTen;
  Market market_{4, "1111111111", kTen};
};

std::vector<const codec::Tr*> RealtimeTrs() {
  std::vector<const codec::Tr*> trs;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind == codec::Kind::kRealtime) trs.push_back(tr);
  }
  return trs;
}

TEST_F(RealRowTest, OrdersMembersLikeLiveFrames) {
  const RealRow row(FindTr("0B"));
  const std::string text = Write(row);
  EXPECT_THAT(text, StartsWith(R"({"values":{"20":")"));
  EXPECT_THAT(text, EndsWith(R"("},"type":"0B","name":"주식체결","item":"005930"})"));
  // The captured frame agrees.
  const RecordedFrame captured = RecordedFrames("0B").at(1);
  EXPECT_THAT(captured.text, StartsWith(R"({"data":[{"values":{"20":")"));
  EXPECT_THAT(captured.text, EndsWith(R"("},"type":"0B","name":"주식체결","item":"000660"}],"trnm":"REAL"})"));
}

TEST_F(RealRowTest, OrdersMembersLikeTheDocuments) {
  const std::string begin = R"({"type":"0B","name":"주식체결","item":"005930","values":{"20":")";
  EXPECT_THAT(Write(RealRow(FindTr("0B")), "005930", {.order = kDocumentedRowOrder}), StartsWith(begin));
  EXPECT_THAT(RecordedFrames("0B").at(0).text, StartsWith(R"({"trnm":"REAL","data":[)" + begin));
}

TEST_F(RealRowTest, MembersMayHaveAnyOrderAndValuesThatNoTableHas) {
  const RowOrder order = {RowMember::kItem, RowMember::kValues, RowMember::kName, RowMember::kType};
  const std::string text =
      Write(RealRow(FindTr("0B")), "005930", {.order = order, .further_values = R"(,"900000001":"17")"});
  EXPECT_THAT(text, StartsWith(R"({"item":"005930","values":{"20":")"));
  EXPECT_THAT(text, EndsWith(R"("9081":"KRX","900000001":"17"},"name":"주식체결","type":"0B"})"));
}

TEST_F(RealRowTest, ShortBooksOfOneExchangeHave139Keys) {
  const RealRow row(FindTr("0D"), true);
  for (const char* item : {"005930", "005930_NX"}) {
    std::set<std::string> keys;
    for (const auto& [key, text] : ParseRow(Write(row, item)).values) keys.insert(key);
    EXPECT_EQ(keys.size(), 139u);
    for (const char* key : {"21", "41", "80", "121", "128", "6044", "6065", "6115"}) EXPECT_TRUE(keys.contains(key));
    for (const char* key : {"215", "216", "6066", "6087"}) EXPECT_FALSE(keys.contains(key));
  }
  EXPECT_EQ(ParseRow(Write(row, "005930_AL")).values.size(), 163u);
  EXPECT_EQ(ParseRow(Write(RealRow(FindTr("0D")))).values.size(), 163u);
  // The captured part of a live frame.
  const RecordedFrame captured = RecordedFrames("0D").at(1);
  const RecordedFrame written = ParseRow(Write(row));
  for (const auto& pair : captured.values) {
    const std::string& key = pair.first;
    EXPECT_TRUE(std::ranges::any_of(written.values, [&](const auto& value) { return value.first == key; })) << key;
  }
}

TEST_F(RealRowTest, EveryTypeHasExactlyTheRecordedKeys) {
  for (const codec::Tr* tr : RealtimeTrs()) {
    SCOPED_TRACE(tr->code.data());
    const RecordedFrame written = ParseRow(Write(RealRow(*tr)));
    std::vector<std::string> keys;
    for (const auto& [key, text] : written.values) keys.push_back(key);
    std::vector<std::string> fullest;
    for (const RecordedFrame& recorded : RecordedFrames(std::string(tr->code))) {
      EXPECT_EQ(written.type, recorded.type);
      EXPECT_EQ(written.name, recorded.name);
      std::vector<std::string> recorded_keys;
      for (const auto& [key, text] : recorded.values) recorded_keys.push_back(key);
      EXPECT_THAT(recorded_keys, IsSubsetOf(keys));
      if (recorded_keys.size() > fullest.size()) fullest = recorded_keys;
    }
    EXPECT_THAT(keys, ::testing::UnorderedElementsAreArray(fullest));
  }
}

TEST_F(RealRowTest, KeysHaveTheRecordedOrder) {
  for (const codec::Tr* tr : RealtimeTrs()) {
    SCOPED_TRACE(tr->code.data());
    const RecordedFrame written = ParseRow(Write(RealRow(*tr)));
    // The recorded frame with the most keys; the later one if equal.
    RecordedFrame fullest;
    for (const RecordedFrame& frame : RecordedFrames(std::string(tr->code))) {
      if (frame.values.size() >= fullest.values.size()) fullest = frame;
    }
    ASSERT_FALSE(fullest.values.empty());
    ASSERT_GE(written.values.size(), fullest.values.size());
    for (size_t i = 0; i < fullest.values.size(); ++i) EXPECT_EQ(written.values[i].first, fullest.values[i].first) << i;
  }
}

TEST_F(RealRowTest, WithoutARecordingLevelsOfBothSidesAlternate) {
  Scene scene;
  scene.market = &market_;
  scene.Show(*market_.FindStock("005930"));
  std::string text = R"({"type":"","name":"","item":"","values":{)";
  RowLayout(*FindTr("0F").response).Append(text, scene);
  std::vector<std::string> keys;
  const RecordedFrame written = ParseRow(text + "}}");
  for (const auto& [key, value] : written.values) keys.push_back(key);
  std::vector<std::string> recorded;
  const auto frames = RecordedFrames("0F");
  for (const auto& [key, value] : frames.at(1).values) recorded.push_back(key);
  EXPECT_EQ(keys, recorded);
}

// The format of a number: its decimals, and whether a positive number has a plus sign.
struct Spelling {
  int decimals = -1;  // -1: not a number
  bool plus = false;
  bool is_zero = true;
};

Spelling SpellingOf(std::string text) {
  Spelling spelling;
  spelling.plus = text.starts_with('+');
  if (text.starts_with('+') || text.starts_with('-') || text.starts_with(' ')) text.erase(0, 1);
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string::npos) return spelling;
  const size_t point = text.find('.');
  spelling.decimals = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
  spelling.is_zero = text.find_first_not_of("0.") == std::string::npos;
  return spelling;
}

TEST_F(RealRowTest, SignsAndDigitsMatchTheRecordedFrames) {
  int compared = 0;
  for (const codec::Tr* tr : RealtimeTrs()) {
    const RealRow row(*tr);
    const RecordedFrame written = ParseRow(Write(row));
    const std::map<std::string, std::string> values(written.values.begin(), written.values.end());
    std::map<std::string, const codec::Row*> rows;
    for (const codec::Row& row : tr->response->rows) rows[std::string(row.key)] = &row;
    for (const RecordedFrame& recorded : RecordedFrames(std::string(tr->code))) {
      for (const auto& [key, text] : recorded.values) {
        if (!rows.contains(key)) continue;
        const codec::Type type = rows[key]->type;
        if (type > codec::Type::kAggressorQuantity) continue;
        SCOPED_TRACE(std::string(tr->code) + "[" + key + "] \"" + values.at(key) + "\" recorded \"" + text + "\"");
        const Spelling ours = SpellingOf(values.at(key));
        const Spelling theirs = SpellingOf(text);
        if (ours.decimals < 0 || theirs.decimals < 0) continue;
        // A missing midpoint is recorded as a plain 0.
        if (!theirs.is_zero) {
          EXPECT_EQ(ours.decimals, theirs.decimals);
        }
        const bool unsigned_minus = values.at(key).starts_with('-') || text.starts_with('-');
        if (ours.is_zero || theirs.is_zero || unsigned_minus) continue;
        // The sign of a price is a direction, so both spellings occur.
        if (type == codec::Type::kPrice || type == codec::Type::kLevel) continue;
        EXPECT_EQ(ours.plus, theirs.plus);
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 60);
}

TEST_F(RealRowTest, TheItemIsEchoedWithItsVenue) {
  const RealRow row(FindTr("0B"));
  struct Case {
    const char* item;
    const char* exchange;
  };
  for (const Case& c : {Case{"005930", "KRX"}, Case{"005930_NX", "NXT"}, Case{"005930_AL", "통합"}}) {
    const RecordedFrame written = ParseRow(Write(row, c.item));
    EXPECT_EQ(written.item, c.item);
    EXPECT_EQ(written.values.back().first, "9081");
    EXPECT_EQ(written.values.back().second, c.exchange);
  }
}

TEST_F(RealRowTest, TheMarketModelsAlmostEveryField) {
  std::set<std::string> unknown;
  for (const codec::Tr* tr : RealtimeTrs()) {
    for (const std::string& name : RowLayout(*tr->response).Unbound()) unknown.insert(name);
  }
  EXPECT_THAT(unknown,
              ElementsAre("currency", "elw_break_even_rate", "elw_capital_fulcrum_point", "elw_early_termination",
                          "elw_gearing_ratio", "extra_item_924", "extra_item_951", "margin_rate_mark", "stock_info"));
}

// A TR added by its spec alone: glossary terms and unknown fields.
constexpr codec::Row kNewRows[] = {
    {.key = "10", .name = "current_price", .type = codec::Type::kPrice, .shape = codec::Shape::kSint64},
    {.key = "13", .name = "cumulative_volume", .type = codec::Type::kQuantity, .shape = codec::Shape::kSint64},
    {.key = "7001", .name = "gamma", .type = codec::Type::kRate, .shape = codec::Shape::kDouble, .decimals = 6},
    {.key = "7002", .name = "strike_price", .type = codec::Type::kPlainPrice, .shape = codec::Shape::kSint64},
    {.key = "7003", .name = "expiry", .type = codec::Type::kDate, .shape = codec::Shape::kDate},
};
constexpr codec::Message kNewMessage = {.name = "New", .rows = kNewRows};
constexpr codec::Tr kNewTr = {.code = "9Z",
                              .title = "새로운 것",
                              .wire_name = "새로운 것",
                              .registration = codec::Register::kItem,
                              .delivery = codec::Delivery::kState,
                              .response = &kNewMessage};

TEST_F(RealRowTest, ATypeAddedBySpecAloneGetsSensibleValues) {
  const RealRow row(kNewTr);
  const RecordedFrame written = ParseRow(Write(row));
  EXPECT_EQ(written.name, "새로운 것");
  const Stock& stock = *market_.FindStock("005930");
  ASSERT_EQ(written.values.size(), 5u);
  EXPECT_THAT(written.values[0].second, EndsWith(std::to_string(stock.price())));
  EXPECT_EQ(written.values[1].second, std::to_string(stock.tape(Exchange::kKrx).volume()));
  EXPECT_EQ(SpellingOf(written.values[2].second).decimals, 6);
  const int64_t strike = std::stoll(written.values[3].second);
  EXPECT_NEAR(static_cast<double>(strike), static_cast<double>(stock.price()), 0.05 * stock.price());
  EXPECT_EQ(written.values[4].second, "20260720");
  EXPECT_EQ(written.text, Write(row));
}

}  // namespace
}  // namespace kiwoom::simulator
