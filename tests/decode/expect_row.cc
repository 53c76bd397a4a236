#include "tests/decode/expect_row.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/decoded.h"

namespace kiwoom::tests {

void ExpectRow(std::string_view type, std::string_view values, std::string_view textproto,
               const std::vector<std::string>& descriptions) {
  SCOPED_TRACE(absl::StrCat(std::string(type), " ", std::string(values)));
  const DecodedFrame decoded =
      DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":")", std::string(type),
                               R"(","item":"005930","values":{)", std::string(values), "}}]}"));
  EXPECT_TRUE(decoded.status.ok()) << decoded.status;
  EXPECT_EQ(Descriptions(decoded.anomalies), descriptions);
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(textproto, *decoded.rows.front().tr, decoded.rows.front().bytes), "");
}

void ExpectBody(std::string_view tr, std::string_view json, std::string_view textproto,
                const std::vector<std::string>& descriptions) {
  SCOPED_TRACE(json);
  const DecodedBody decoded = DecodeBody(FindTr(tr), json);
  ASSERT_TRUE(decoded.status.ok()) << decoded.status;
  EXPECT_EQ(Descriptions(decoded.anomalies), descriptions);
  EXPECT_EQ(DifferencesFrom(textproto, FindTr(tr), decoded.body.message), "");
}

}  // namespace kiwoom::tests
