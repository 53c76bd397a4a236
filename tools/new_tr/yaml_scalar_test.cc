#include "tools/new_tr/yaml_scalar.h"

#include "gtest/gtest.h"

namespace kiwoom::new_tr {
namespace {

TEST(YamlScalar, IsQuotedWhereYamlWouldSeeSomethingElse) {
  const struct {
    const char* text;
    const char* yaml;
  } kCases[] = {
      {"현재가", "현재가"},
      {"(최우선)매도호가", "(최우선)매도호가"},
      {"K.O 접근도", "K.O 접근도"},
      {"VI발동/해제", "VI발동/해제"},
      {"52wk_hgst_pric", "52wk_hgst_pric"},
      {"0D", "0D"},
      {"0E", "0E"},
      {"04", "\"04\""},
      {"1e5", "\"1e5\""},
      {"", "\"\""},
      {"전일거래량대비(계약,주)", "\"전일거래량대비(계약,주)\""},
      {"매도호가{n}", "\"매도호가{n}\""},
      {"a: b", "\"a: b\""},
      {"-0", "\"-0\""},
      {"No", "\"No\""},
      {"say \"no\"\\\nnow", "\"say \\\"no\\\"\\\\ now\""},
  };
  for (const auto& c : kCases) EXPECT_EQ(YamlScalar(c.text), c.yaml);
}

TEST(YamlScalar, HangulIsTwoWide) {
  EXPECT_EQ(Width("fid: 21"), 7u);
  EXPECT_EQ(Width("현재가n"), 7u);
  EXPECT_EQ(Width("–"), 1u);
}

}  // namespace
}  // namespace kiwoom::new_tr
