#include "codegen/emit/json.h"

#include "gtest/gtest.h"

namespace kiwoom::emit {
namespace {

TEST(Json, RowsStandOnOneLine) {
  Json codes = Json::Object();
  codes.Add("\"1\"", Json::Text("RISE\n"));
  Json row = Json::Object();
  row.Add("key", Json::Text("10")).Add("unit", Json::TextOrNull("")).Add("codes", std::move(codes));
  Json rows = Json::Array();
  rows.Add(std::move(row)).Add(Json::Number(7)).Add(Json::Bool(true));
  Json json = Json::Object();
  json.Add("rows", std::move(rows)).Add("none", Json::Array());
  EXPECT_EQ(json.ToText(), R"({
  "rows": [
    {"key": "10", "unit": null, "codes": {"\"1\"": "RISE\n"}},
    7,
    true
  ],
  "none": []
})");
}

}  // namespace
}  // namespace kiwoom::emit
