#include "codec/stock_code.h"

#include <gtest/gtest.h>

namespace kiwoom::codec {
namespace {

TEST(StockCode, LosesTheLetterThatFramesOfOrdersPutBeforeIt) {
  EXPECT_EQ(PlainStockCode("A005930"), "005930");
  EXPECT_EQ(PlainStockCode("A0156T0"), "0156T0");
  EXPECT_EQ(PlainStockCode("A005930_NX"), "005930_NX");
  EXPECT_EQ(PlainStockCode("A005930_AL"), "005930_AL");
  EXPECT_EQ(PlainStockCode("AA12345"), "A12345") << "once";
}

TEST(StockCode, KeepsWhatIsPartOfIt) {
  for (const char* code : {
           "005930",      "0156T0",     "005930_AL", "",        "A",        "A12345",  // six characters with the letter
           "A0059301",                                                                 // seven characters after it
           "J52C17F",     "Q500001",                                                   // a warrant, a note
           "a005930",     "A00593a",    "A00593 ",   "A00593_", "A005930_", "A005930_N", "A005930_nx",
           "A005930_NXT", "A005930-NX", "A005930NX",
           "001_AL",  // a sector
       }) {
    EXPECT_EQ(PlainStockCode(code), code);
  }
}

}  // namespace
}  // namespace kiwoom::codec
