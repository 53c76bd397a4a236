#include "codec/format.h"

#include <gtest/gtest.h>

namespace kiwoom::codec {
namespace {

TEST(Format, ATextIsWrittenAsItsRowSays) {
  const struct {
    Format format;
    const char* text;
    bool is_written_so;
  } kCases[] = {
      {Format::kNone, "whatever", true},
      {Format::kNone, "", true},

      {Format::kStockCode, "005930", true},
      {Format::kStockCode, "0156T0", true},
      {Format::kStockCode, "57JBHH", true},
      {Format::kStockCode, "", false},
      {Format::kStockCode, "00593", false},
      {Format::kStockCode, "0059300", false},
      {Format::kStockCode, "A005930", false},
      {Format::kStockCode, "0156t0", false},
      {Format::kStockCode, "00593 ", false},
      {Format::kStockCode, "삼성", false},  // six bytes
      {Format::kStockCode, "005930_NX", false},

      {Format::kStockCodeWithVenue, "005930", true},
      {Format::kStockCodeWithVenue, "005930_NX", true},
      {Format::kStockCodeWithVenue, "0156T0_AL", true},
      {Format::kStockCodeWithVenue, "00593_NX", false},
      {Format::kStockCodeWithVenue, "005930_nx", false},
      {Format::kStockCodeWithVenue, "005930_KR", false},
      {Format::kStockCodeWithVenue, "005930_", false},
      {Format::kStockCodeWithVenue, "005930_NX_NX", false},
      {Format::kStockCodeWithVenue, "_NX", false},

      {Format::kSectorCode, "001", true},
      {Format::kSectorCode, "01", false},
      {Format::kSectorCode, "0001", false},
      {Format::kSectorCode, "00 ", false},
      {Format::kSectorCode, "가", false},  // three bytes
      {Format::kSectorCode, "001_AL", false},

      {Format::kMonth, "202602", true},
      {Format::kMonth, "202612", true},
      {Format::kMonth, "202613", false},
      {Format::kMonth, "202600", false},
      {Format::kMonth, "000001", false},
      {Format::kMonth, "20262", false},
      {Format::kMonth, "2026-2", false},
      {Format::kMonth, "20260201", false},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(IsWrittenAs(test.format, test.text), test.is_written_so)
        << static_cast<int>(test.format) << " " << test.text;
  }
}

TEST(Format, TheLongestTextIsWrittenSo) {
  EXPECT_EQ(LongestOf(Format::kNone), 0u);
  EXPECT_EQ(LongestOf(Format::kStockCode), 6u);
  EXPECT_EQ(LongestOf(Format::kStockCodeWithVenue), 9u);
  EXPECT_EQ(LongestOf(Format::kSectorCode), 3u);
  EXPECT_EQ(LongestOf(Format::kMonth), 6u);
}

}  // namespace
}  // namespace kiwoom::codec
