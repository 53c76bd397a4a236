#include "codec/item.h"

#include "gtest/gtest.h"

namespace kiwoom::codec {
namespace {

struct Case {
  const char* item;
  bool is_stock;
  bool is_sector;
};

TEST(Item, IsWrittenAsItsTypeTakesIt) {
  const Case kCases[] = {
      {"005930", true, false},
      {"0156T0", true, false},
      {"005930_NX", true, false},
      {"0156T0_AL", true, false},
      {"01234567890123456", true, false},
      {"01234567890123456_NX", true, false},
      // Three characters may be either: only the broker knows which sectors exist.
      {"001", true, true},
      {"201", true, true},
      {"A01", true, true},
      {"NX", true, false},
      {"01", true, false},
      {"0001", true, false},
      {"001_AL", true, false},
      {"", false, false},
      {"_", false, false},
      {"_NX", false, false},
      {"_AL", false, false},
      {"00_", false, false},
      {"0 1", false, false},
      {"01\n", false, false},
      {"005930_nx", false, false},
      {"005930_ZZ", false, false},
      {"005930_", false, false},
      {"005930NX_", false, false},
      {"005930_NX_AL", false, false},
      {"005930_KRX", false, false},
      {"005 930", false, false},
      {"005930\n", false, false},
      {"삼성", false, false},
      {"한", false, false},
      {"012345678901234567", false, false},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(IsItem(Items::kStock, c.item), c.is_stock) << c.item;
    EXPECT_EQ(IsItem(Items::kSector, c.item), c.is_sector) << c.item;
  }
}

TEST(Item, IsNothingWhereATypeTakesNone) {
  EXPECT_TRUE(IsItem(Items::kNone, ""));
  EXPECT_FALSE(IsItem(Items::kNone, "005930"));
}

}  // namespace
}  // namespace kiwoom::codec
