#include "clients/cli/printing/row_columns.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

using codec::Row;
using codec::Shape;
using codec::Type;

constexpr Row kRows[] = {
    {.key = "1", .ko = "시간", .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay},  // 8 columns
    {.key = "2", .ko = "목록", .type = Type::kList, .shape = Shape::kList},
    {.key = "3", .ko = "누적거래대금", .type = Type::kAmount, .shape = Shape::kSint64, .unit = "million_krw"},  // 20
    {.key = "4", .ko = "등락율", .type = Type::kRate, .shape = Shape::kDouble, .unit = "percent"},              // 9
};
constexpr codec::Message kTable{"Thing", kRows};

std::string Keys(size_t width) {
  std::string keys;
  for (const Row* row : RowsThatFit(kTable, width, Language::kKorean)) keys += row->key;
  return keys;
}

TEST(RowsThatFitTest, SelectsTheFirstRowsInOrder) {
  EXPECT_EQ(Keys(0), "1");
  EXPECT_EQ(Keys(29), "1");
  EXPECT_EQ(Keys(30), "13");
  EXPECT_EQ(Keys(40), "13");
  EXPECT_EQ(Keys(41), "134");
}

TEST(RowColumnTest, AlignsNumbersRightAndShowsUnits) {
  const TableColumn amount = RowColumn(kRows[2], Language::kKorean);
  EXPECT_EQ(amount.title, "누적거래대금(백만원)");
  EXPECT_EQ(amount.align, Align::kRight);
  const TableColumn time = RowColumn(kRows[0], Language::kKorean);
  EXPECT_EQ(time.title, "시간");
  EXPECT_EQ(time.align, Align::kLeft);
  EXPECT_EQ(time.width, 8u);
}

TEST(RowTitleTest, ShowsAnUnknownUnitVerbatim) {
  EXPECT_EQ(RowTitle({.ko = "금", .unit = "grams"}, Language::kKorean), "금(grams)");
}

TEST(RowTitleTest, IsTheFieldInEnglish) {
  EXPECT_EQ(RowTitle({.ko = "누적거래대금", .name = "turnover_million_krw", .unit = "million_krw"}, Language::kEnglish),
            "turnover_million_krw");
}

}  // namespace
}  // namespace kiwoom::cli
