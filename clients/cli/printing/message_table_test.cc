#include "clients/cli/printing/message_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kAnswer[] =
    "current_price: 2393.33 current_price_direction: DIRECTION_DOWN volume_thousand_shares: 1234567"
    " unparsed { key: 'new_key' value: '1' }"
    " intraday { time { hours: 15 minutes: 30 } current_price: 2393.33 }"
    " intraday { time { hours: 15 minutes: 29 seconds: 50 } current_price: 2394.1 }";

std::string Tables(MessageTableOptions options) {
  return MessageTables(*Make("GetSectorPriceResponse", kAnswer), *TrNamed("SectorPrice").response, options);
}

std::string LineWith(const std::string& text, const std::string& word) {
  const size_t at = text.find(word);
  if (at == std::string::npos) return "";
  const size_t begin = text.rfind('\n', at) + 1;
  std::string line = text.substr(begin, text.find('\n', at) - begin);
  // Collapse blanks: the column widths depend on all rows of the table, the contents do not.
  for (size_t two; (two = line.find("  ")) != std::string::npos;) line.erase(two, 1);
  return line;
}

TEST(MessageTablesTest, ValuesHaveNamesAndUnits) {
  const std::string tables = Tables({});
  EXPECT_EQ(LineWith(tables, " current_price "), "현재가 current_price ▼2,393.33 p");
  EXPECT_EQ(LineWith(tables, " volume_thousand_shares "), "거래량 volume_thousand_shares 1,234,567 천주");
  EXPECT_EQ(LineWith(tables, " fifty_two_week_high_date "), "52주최고가일 fifty_two_week_high_date –");
  EXPECT_EQ(LineWith(tables, "new_key"), "new_key unparsed 1");
}

TEST(MessageTablesTest, ListsFollow) {
  const std::string tables = Tables({.width = 200});
  EXPECT_THAT(tables, HasSubstr("\n\n업종현재가시간별 · intraday · 2\n시간n"));
  EXPECT_THAT(tables, HasSubstr("\n15:30:00    2,393.33"));
  EXPECT_THAT(tables, HasSubstr("\n15:29:50    2,394.10"));
}

TEST(MessageTablesTest, RemarksOnColumnsThatDoNotFit) {
  EXPECT_THAT(Tables({.width = 10}), HasSubstr("개 열 중 1개; 모두 보려면 --json)"));
  EXPECT_THAT(Tables({.width = 200}), Not(HasSubstr("개 열 중")));
}

TEST(MessageTablesTest, EnglishTablesHaveFieldsAndNoKorean) {
  const std::string tables = Tables({.width = 10, .language = Language::kEnglish});
  EXPECT_EQ(LineWith(tables, "current_price "), "current_price ▼2,393.33 points");
  EXPECT_EQ(LineWith(tables, "new_key"), "unparsed new_key 1");
  EXPECT_THAT(tables, HasSubstr("\n\nintraday · 2 (1 of "));
  // The first byte of a Hangul syllable.
  EXPECT_EQ(tables.find_first_of("\xea\xeb\xec\xed"), std::string::npos);
}

TEST(MessageTablesTest, PagesAfterTheFirstAreListsOnly) {
  EXPECT_THAT(Tables({.lists_only = true}), StartsWith("업종현재가시간별 · intraday · 2"));
}

}  // namespace
}  // namespace kiwoom::cli
