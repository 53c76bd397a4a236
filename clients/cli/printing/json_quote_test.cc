#include "clients/cli/printing/json_quote.h"

#include <gtest/gtest.h>

namespace kiwoom::cli {
namespace {

TEST(JsonQuoteTest, EscapesWhatAStringCannotHold) {
  EXPECT_EQ(JsonQuote("현재가 \"a\\b\""), "\"현재가 \\\"a\\\\b\\\"\"");
  EXPECT_EQ(JsonQuote("a\nb\xff"), "\"a\uFFFDb\uFFFD\"");
}

}  // namespace
}  // namespace kiwoom::cli
