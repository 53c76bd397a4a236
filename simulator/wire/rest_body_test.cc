#include "simulator/wire/rest_body.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "simulator/market/seoul_time.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const absl::Time kTen = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 10, 0, 0), Seoul());

constexpr size_t kPageSize = 20;

class RestBodyTest : public ::testing::Test {
 protected:
  RestBody::Page Write(const std::string& tr, const AskedFields& asked, size_t offset = 0) {
    return RestBody(FindTr(tr), kPageSize).Write(market_, asked, offset);
  }

  Market market_{4, "1111111111", kTen};
};

struct Case {
  const char* tr;
  AskedFields asked;
};

const Case kCases[] = {
    {"ka10010", {{"stock_code", "005930"}}},
    {"ka10051", {{"market", "0"}, {"measure", "0"}, {"exchange", "3"}}},
    {"ka20001", {{"market", "0"}, {"sector_code", "001"}}},
    {"ka20002", {{"market", "0"}, {"sector_code", "001"}, {"exchange", "1"}}},
    {"ka20003", {{"sector_code", "001"}}},
    {"ka20009", {{"market", "0"}, {"sector_code", "001"}}},
};

TEST_F(RestBodyTest, KeysHaveTheOrderOfTheExamples) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.tr);
    std::vector<std::string> ours;
    std::vector<std::string> theirs;
    for (const auto& [key, text] : ParseFields("{" + Write(c.tr, c.asked).members + "}")) ours.push_back(key);
    for (const auto& [key, text] : RecordedFields(c.tr)) {
      if (key != "return_msg") theirs.push_back(key);
    }
    EXPECT_EQ(ours, theirs);
  }
}

// The number of decimals; -1 if the text is not a number.
int Decimals(std::string text) {
  text.erase(0, text.find_first_not_of("+- "));
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string::npos) return -1;
  const size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

TEST_F(RestBodyTest, NumbersHaveTheDecimalsOfTheExamples) {
  int compared = 0;
  for (const Case& c : kCases) {
    std::map<std::string, std::string> theirs;
    for (const auto& [key, text] : RecordedFields(c.tr)) theirs[key] = text;
    for (const auto& [key, text] : ParseFields("{" + Write(c.tr, c.asked).members + "}")) {
      SCOPED_TRACE(std::string(c.tr) + " " + key + " \"" + text + "\" recorded \"" + theirs[key] + "\"");
      if (Decimals(text) < 0 || Decimals(theirs[key]) < 0) continue;
      EXPECT_EQ(Decimals(text), Decimals(theirs[key]));
      ++compared;
    }
  }
  EXPECT_GT(compared, 80);
}

TEST_F(RestBodyTest, ScaledFieldsHaveNoDecimalPoint) {
  const std::string members = Write("ka10051", kCases[1].asked).members;
  const int64_t level = market_.FindSector("001")->level();
  EXPECT_THAT(members, HasSubstr(R"json("inds_cd":"001_AL","inds_nm":"종합(KOSPI)","cur_prc":")json"));
  EXPECT_THAT(members, ::testing::ContainsRegex("\"cur_prc\":\"[+-]?" + std::to_string(level) + "\""));
}

TEST_F(RestBodyTest, NetPurchasesOfInvestorsSumToZero) {
  for (const char* measure : {"0", "1"}) {
    const auto fields =
        ParseFields("{" + Write("ka10051", {{"market", "0"}, {"measure", measure}, {"exchange", "1"}}).members + "}");
    std::map<std::string, int64_t> net;
    for (const auto& [key, text] : fields) {
      if (key.ends_with("_netprps")) net[key.substr(key.find('.') + 1)] = std::stoll(text);
    }
    EXPECT_EQ(net["sc_netprps"] + net["insrnc_netprps"] + net["invtrt_netprps"] + net["bank_netprps"] +
                  net["jnsinkm_netprps"] + net["endw_netprps"] + net["natn_netprps"] + net["samo_fund_netprps"],
              net["orgn_netprps"]);
    EXPECT_EQ(net["orgn_netprps"] + net["ind_netprps"] + net["frgnr_netprps"] + net["native_trmt_frgnr_netprps"] +
                  net["etc_corp_netprps"],
              0);
  }
}

TEST_F(RestBodyTest, ASectorIsTheSumOfItsStocks) {
  for (int i = 0; i < 500; ++i) {
    for (const char* code : {"247540", "196170"}) {
      market_.Happen(MarketEvent::kTrade, code, Exchange::kKrx, kTen + absl::Seconds(i), [](const Market::Change&) {});
    }
  }
  std::map<std::string, std::string> sector;
  const std::string members = Write("ka20001", {{"market", "1"}, {"sector_code", "101"}}).members;
  for (const auto& [key, text] : ParseFields("{" + members + "}")) sector[key] = text;
  int64_t volume = 0;
  int64_t turnover = 0;
  long double value = 0;
  long double base_value = 0;
  int64_t rising = 0;
  for (const Stock* stock : market_.FindSector("101")->members()) {
    const auto shares = static_cast<long double>(stock->instrument().listed_shares);
    volume += stock->tape(Exchange::kKrx).volume();
    turnover += stock->tape(Exchange::kKrx).turnover();
    value += shares * static_cast<long double>(stock->price());
    base_value += shares * static_cast<long double>(stock->base_price());
    rising += stock->price() > stock->base_price();
  }
  const int64_t base = market_.FindSector("101")->base_level();
  EXPECT_NEAR(std::abs(std::stod(sector["cur_prc"])), static_cast<double>(value / base_value) * base / 100, 0.011);
  EXPECT_EQ(std::stoll(sector["trde_qty"]), volume / 1'000);
  EXPECT_EQ(std::stoll(sector["trde_prica"]), turnover / 1'000'000);
  EXPECT_EQ(std::stoll(sector["rising"]), rising);
}

TEST_F(RestBodyTest, BeforeTheOpeningTheYearHasItsHighAndLow) {
  const Market market(4, "1111111111", kTen - absl::Hours(2), TradingHours::kTimetable);
  const RestBody body(FindTr("ka20001"), kPageSize);
  std::map<std::string, std::string> sector;
  const std::string members = body.Write(market, kCases[2].asked, 0).members;
  for (const auto& [key, text] : ParseFields("{" + members + "}")) sector[key] = text;
  for (const char* extreme : {"52wk_hgst_pric", "52wk_lwst_pric"}) {
    EXPECT_GT(std::abs(std::stod(sector.at(extreme))), 1'000);
    EXPECT_THAT(sector.at(std::string(extreme) + "_dt"), StartsWith("202"));
  }
}

TEST_F(RestBodyTest, PagesFollowEachOtherToTheLastDay) {
  std::set<std::string> days;
  size_t pages = 0;
  for (std::optional<size_t> offset = 0; offset;) {
    const RestBody::Page page = Write("ka20009", kCases[5].asked, *offset);
    for (size_t at = page.members.find("\"dt_n\":\""); at != std::string::npos;
         at = page.members.find("\"dt_n\":\"", at + 1)) {
      EXPECT_TRUE(days.insert(page.members.substr(at + 8, 8)).second);
    }
    offset = page.next;
    ++pages;
  }
  EXPECT_EQ(days.size(), 251u);  // today and the year before
  EXPECT_EQ(pages, 13u);
  EXPECT_EQ(*days.rbegin(), "20260720");
}

// As recorded on a day in 2026, newest first: trades after the closing auction, that auction, then clock times.
TEST_F(RestBodyTest, AfterTheCloseTheLastMomentsAreMarkers) {
  const absl::Time almost_closed = kTen + absl::Hours(5) + absl::Minutes(18);
  Market market(4, "1111111111", almost_closed, TradingHours::kTimetable);
  for (int second = 0; second < 60 * 60; second += 2) {
    market.Happen(MarketEvent::kTrade, "005930", Exchange::kKrx, almost_closed + absl::Seconds(second),
                  [](const Market::Change&) {});
  }
  const RestBody body(FindTr("ka20001"), 1'000);
  const std::string members = body.Write(market, kCases[2].asked, 0).members;
  const auto texts = [&](const std::string& key) {
    std::vector<std::string> found;
    const std::string opening = "\"" + key + "\":\"";
    for (size_t at = members.find(opening); at != std::string::npos; at = members.find(opening, at + 1)) {
      const size_t begin = at + opening.size();
      found.push_back(members.substr(begin, members.find('"', begin) - begin));
    }
    return found;
  };
  const std::vector<std::string> times = texts("tm_n");
  const std::vector<std::string> of_the_day = texts("acc_trde_qty_n");
  const std::vector<std::string> added = texts("trde_qty_n");
  ASSERT_GT(times.size(), 3u);
  EXPECT_EQ(times[0], "999999");
  EXPECT_EQ(times[1], "888888");
  for (size_t i = 2; i < times.size(); ++i) EXPECT_LT(times[i], "153000");
  // Each increment is the difference of the day's volume to the previous moment.
  for (size_t i = 0; i + 1 < times.size(); ++i) {
    EXPECT_EQ(std::stoll(added[i]), std::stoll(of_the_day[i]) - std::stoll(of_the_day[i + 1])) << times[i];
  }
}

// The numbers of rows that real accounts received.
TEST_F(RestBodyTest, ListsOfIndicesHaveTheirRealSizes) {
  struct Size {
    const char* tr;
    AskedFields asked;
    int rows;
  };
  const Size sizes[] = {
      {"ka10051", {{"market", "0"}, {"measure", "0"}, {"exchange", "3"}}, 28},
      {"ka10051", {{"market", "1"}, {"measure", "0"}, {"exchange", "3"}}, 32},
      {"ka20003", {{"sector_code", "001"}}, 31},
      {"ka20003", {{"sector_code", "101"}}, 34},
  };
  for (const Size& size : sizes) {
    const RestBody::Page page = RestBody(FindTr(size.tr), 100).Write(market_, size.asked, 0);
    EXPECT_FALSE(page.next);
    int rows = 0;
    for (size_t at = page.members.find("{"); at != std::string::npos; at = page.members.find("{", at + 1)) ++rows;
    EXPECT_EQ(rows, size.rows) << size.tr;
  }
}

TEST_F(RestBodyTest, TheRequestedMarketSelectsItsSectors) {
  const std::string kosdaq = Write("ka20003", {{"sector_code", "101"}}).members;
  EXPECT_THAT(kosdaq, HasSubstr(R"("stk_cd":"101")"));
  EXPECT_THAT(kosdaq, ::testing::Not(HasSubstr(R"("stk_cd":"001")")));
}

// A TR added by its spec alone, with an unknown text field.
constexpr codec::Row kNewRows[] = {{.key = "per", .name = "price_to_earnings", .type = codec::Type::kText}};
constexpr codec::Message kNewMessage = {.name = "New", .rows = kNewRows};
constexpr codec::Tr kNewTr = {.code = "ka99999", .response = &kNewMessage};

TEST_F(RestBodyTest, UnknownFieldsGetPlausibleValues) {
  EXPECT_EQ(RestBody(kNewTr, kPageSize).Write(market_, kCases[0].asked, 0).members, R"("per":"0")");
}

TEST_F(RestBodyTest, ReportsUnknownSubjects) {
  EXPECT_EQ(Write("ka10010", {{"stock_code", "999999_AL"}}).unknown_stock, "999999");
  EXPECT_EQ(Write("ka20001", {{"sector_code", "999"}}).unknown_sector, "999");
}

}  // namespace
}  // namespace kiwoom::simulator
