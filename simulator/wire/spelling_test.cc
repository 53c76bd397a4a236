#include "simulator/wire/spelling.h"

#include <gtest/gtest.h>

#include <string>

#include "generated/registry.h"
#include "simulator/market/seoul_time.h"
#include "simulator/wire/recorded.h"

namespace kiwoom::simulator {
namespace {

using codec::Row;
using codec::Shape;
using codec::Type;

std::string Spell(const Row& row, const Value& value) {
  std::string out;
  AppendSpelling(out, row, value);
  return out.substr(1, out.size() - 2);
}

constexpr codec::Code kExchanges[] = {{"1", 1}, {"2", 2}, {"0", 3}, {"KRX", 1}};
constexpr codec::Code kVenues[] = {{"1", 1}, {"2", 2}};

constexpr Row kPrice = {.key = "16", .type = Type::kPrice, .shape = Shape::kSint64};
constexpr Row kBlankPrice = {.key = "10", .type = Type::kPrice, .shape = Shape::kSint64};
constexpr Row kLevel = {.key = "10", .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 2};
constexpr Row kScaledLevel = {
    .key = "cur_prc", .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 2, .scale = 100};
constexpr Row kRate = {.key = "12", .type = Type::kRate, .shape = Shape::kDouble, .decimals = 2};
constexpr Row kScaledRate = {
    .key = "flu_rt", .type = Type::kRate, .shape = Shape::kDouble, .decimals = 2, .scale = 100};
constexpr Row kNet = {.key = "128", .type = Type::kNet, .shape = Shape::kSint64};
constexpr Row kQuantity = {.key = "13", .type = Type::kQuantity, .shape = Shape::kSint64};
constexpr Row kThousandShares = {
    .key = "13", .type = Type::kQuantity, .shape = Shape::kSint64, .unit = "thousand_shares"};
constexpr Row kThousandWon = {.key = "1313", .type = Type::kNet, .shape = Shape::kSint64, .unit = "thousand_krw"};
constexpr Row kMillionWon = {.key = "14", .type = Type::kAmount, .shape = Shape::kSint64, .unit = "million_krw"};
constexpr Row kHundredMillionWon = {
    .key = "311", .type = Type::kAmount, .shape = Shape::kSint64, .unit = "hundred_million_krw"};
constexpr Row kText = {.key = "337", .type = Type::kText};
constexpr Row kExchange = {.key = "9081", .type = Type::kEnum, .shape = Shape::kEnum, .codes = kExchanges};
constexpr Row kVenue = {.key = "stex_tp", .type = Type::kEnum, .shape = Shape::kEnum, .codes = kVenues};

TEST(SpellingTest, SpellsLikeTheBroker) {
  struct Case {
    const Row& row;
    Value value;
    const char* spelling;
  };
  const absl::Time time = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 9, 5, 7), Seoul());
  const Case cases[] = {
      {kPrice, Value::Directed(20'800, -50), "-20800"},
      {kPrice, Value::Directed(1'851'000, 9'000), "+1851000"},
      {kPrice, Value::Directed(20'850, 0), "20850"},
      {kBlankPrice, Value::Directed(67'300, 0), " 67300"},
      {kPrice, Value::Plain(0), "0"},
      {kLevel, Value::Directed(176'261, -18'951, 2), "-1762.61"},
      {kLevel, Value::Directed(5, 1, 2), "+0.05"},
      {kScaledLevel, Value::Directed(265'381, 9'030, 2), "+265381"},
      {kRate, Value::Signed(-24, 2), "-0.24"},
      {kRate, Value::Signed(0, 2), "0.00"},
      {kRate, Value::Plain(9'892, 2), "98.92"},
      {kScaledRate, Value::Signed(352, 2), "352"},
      {kScaledRate, Value::Signed(-352, 2), "-352"},
      {kNet, Value::Signed(1'830'903), "+1830903"},
      {kNet, Value::Signed(0), "0"},
      {kNet, Value::SignedAlways(0), "+0"},
      {kNet, Value::Plain(8'043), "8043"},
      {kNet, Value::Plain(-319), "-319"},
      {kQuantity, Value::Plain(30'379'732), "30379732"},
      {kQuantity, Value::Directed(82, 1), "+82"},
      {kThousandShares, Value::Plain(725'277'999), "725277"},
      {kThousandWon, Value::Signed(1'851'000), "+1851"},
      {kMillionWon, Value::Plain(4'496'866'123'000), "4496866"},
      {kHundredMillionWon, Value::Plain(1'319'212'165'365'000), "13192121"},
      {kText, Value::Text("삼  성"), "삼  성"},
      {kText, Value::Coded("1", "KRX"), "1"},
      {kText, Value::Blank(), ""},
      {kText, Value::Text(R"(a "quoted" \ text)"), R"(a \"quoted\" \\ text)"},
      {kExchange, Value::Coded("1", "KRX"), "KRX"},
      {kVenue, Value::Coded("2", "NXT"), "2"},
      {kVenue, Value::Coded("0", "통합"), "1"},
      {kText, Value::TimeOfDay(time), "090507"},
      {kText, Value::Date(SeoulDay(time)), "20260720"},
      {kText, Value::DateTime(time), "20260720090507"},
  };
  for (const Case& c : cases) EXPECT_EQ(Spell(c.row, c.value), c.spelling);
}

TEST(SpellingTest, RoundsPercentsAwayFromZero) {
  EXPECT_EQ(Value::Percent(1, 3), 3'333);
  EXPECT_EQ(Value::Percent(2, 3), 6'667);
  EXPECT_EQ(Value::Percent(-2, 3), -6'667);
  EXPECT_EQ(Value::Percent(-189'51, 1'952'12), -971);  // as recorded for an index
  EXPECT_EQ(Value::Percent(5, 0), 0);
}

int64_t UnitOf(const Row& row) {
  if (row.unit == "million_krw") return 1'000'000;
  if (row.unit == "thousand_krw" || row.unit == "thousand_shares") return 1'000;
  return row.unit == "hundred_million_krw" ? 100'000'000 : 1;
}

// The value that a recorded text represents.
Value ValueOf(const Row& row, std::string text) {
  const char sign = text.front() == '+' || text.front() == '-' ? text.front() : 0;
  if (sign != 0 || text.front() == ' ') text.erase(0, 1);
  int decimals = 0;
  if (const size_t point = text.find('.'); point != std::string::npos) {
    decimals = static_cast<int>(text.size() - point - 1);
    text.erase(point, 1);
  }
  if (row.scale == 100) decimals = 2;
  const int64_t magnitude = std::stoll(text) * UnitOf(row);
  if (row.type == Type::kPrice) return Value::Directed(magnitude, sign == '+' ? 1 : sign == '-' ? -1 : 0, decimals);
  if (sign == '+') return Value::Signed(magnitude, decimals);
  return Value::Plain(sign == '-' ? -magnitude : magnitude, decimals);
}

bool IsNumber(Type type) { return type <= Type::kAggressorQuantity; }

std::string WithoutBlank(const std::string& text) { return text.starts_with(' ') ? text.substr(1) : text; }

TEST(SpellingTest, ReproducesEveryRecordedNumber) {
  int compared = 0;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind != codec::Kind::kRealtime) continue;
    for (const RecordedFrame& frame : RecordedFrames(std::string(tr->code))) {
      const std::map<std::string, std::string> values(frame.values.begin(), frame.values.end());
      for (const Row& row : tr->response->rows) {
        const auto recorded = values.find(std::string(row.key));
        if (!IsNumber(row.type) || recorded == values.end() || recorded->second.empty()) continue;
        // A missing midpoint is a plain 0.
        if (row.name.find("midpoint") != std::string_view::npos && recorded->second == "0") continue;
        SCOPED_TRACE(std::string(tr->code) + "[" + recorded->first + "] " + std::string(row.name));
        EXPECT_EQ(WithoutBlank(Spell(row, ValueOf(row, recorded->second))), WithoutBlank(recorded->second));
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 300);
}

}  // namespace
}  // namespace kiwoom::simulator
