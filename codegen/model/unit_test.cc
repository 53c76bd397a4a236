#include "codegen/model/unit.h"

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

using codec::Type;

// The first sentences of "Units" in spec/README.md.
TEST(Unit, WithoutUnit) {
  const struct {
    Type type;
    const char* unit;
  } kCases[] = {
      {Type::kPrice, "krw"},
      {Type::kPlainPrice, "krw"},
      {Type::kAmount, "krw"},
      {Type::kQuantity, "shares"},
      {Type::kAggressorQuantity, "shares"},
      {Type::kRatio, "percent"},
      {Type::kRate, "percent"},
      {Type::kDuration, "seconds"},
      {Type::kLevel, ""},
      {Type::kChange, ""},
      {Type::kNet, ""},
      {Type::kCount, ""},
      {Type::kText, ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(DefaultUnit(c.type), c.unit);
}

}  // namespace
}  // namespace kiwoom::model
