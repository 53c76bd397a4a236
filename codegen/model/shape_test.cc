#include "codegen/model/shape.h"

#include "gtest/gtest.h"

namespace kiwoom::model {
namespace {

using codec::Shape;
using codec::Type;

// The table of types in spec/README.md.
TEST(Shape, OfEveryType) {
  struct Case {
    Type type;
    const char* word;
    Shape shape;
    const char* proto_type;
    const char* companion;
  };
  const Case cases[] = {
      {Type::kPrice, "price", Shape::kSint64, "sint64", "Direction"},
      {Type::kPlainPrice, "plain_price", Shape::kSint64, "sint64", ""},
      {Type::kLevel, "level", Shape::kDouble, "double", "Direction"},
      {Type::kRatio, "ratio", Shape::kDouble, "double", "Direction"},
      {Type::kRate, "rate", Shape::kDouble, "double", ""},
      {Type::kChange, "change", Shape::kSint64, "sint64", ""},
      {Type::kNet, "net", Shape::kSint64, "sint64", ""},
      {Type::kQuantity, "quantity", Shape::kSint64, "sint64", ""},
      {Type::kAmount, "amount", Shape::kSint64, "sint64", ""},
      {Type::kCount, "count", Shape::kSint64, "sint64", ""},
      {Type::kAggressorQuantity, "aggressor_quantity", Shape::kSint64, "sint64", "Side"},
      {Type::kTimeOfDay, "time_of_day", Shape::kTimeOfDay, "TimeOfDay", ""},
      {Type::kDate, "date", Shape::kDate, "Date", ""},
      {Type::kDateTime, "date_time", Shape::kDateTime, "DateTime", ""},
      {Type::kDuration, "duration", Shape::kSint64, "sint64", ""},
      {Type::kFlag, "flag", Shape::kBool, "bool", ""},
      {Type::kEnum, "enum", Shape::kEnum, "", ""},
      {Type::kCode, "code", Shape::kString, "string", ""},
      {Type::kStockCode, "stock_code", Shape::kString, "string", ""},
      {Type::kText, "text", Shape::kString, "string", ""},
      {Type::kList, "list", Shape::kList, "", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(TypeWord(c.type), c.word);
    EXPECT_EQ(ShapeOf(c.type, std::nullopt), c.shape) << c.word;
    EXPECT_EQ(ProtoType(c.shape), c.proto_type) << c.word;
    EXPECT_EQ(CompanionType(c.type), c.companion) << c.word;
  }
}

TEST(Shape, DecimalsMakeADouble) {
  for (const Type type : {Type::kPlainPrice, Type::kAmount, Type::kChange, Type::kNet}) {
    EXPECT_TRUE(HasDecimals(type));
    EXPECT_EQ(ShapeOf(type, 2), Shape::kDouble);
    EXPECT_EQ(ShapeOf(type, 0), Shape::kSint64);
    EXPECT_EQ(DefaultDecimals(type), 0u);
  }
  EXPECT_EQ(DefaultDecimals(Type::kLevel), 2u);
  EXPECT_TRUE(HasDecimals(Type::kLevel));
  for (const Type type : {Type::kPrice, Type::kQuantity, Type::kCount, Type::kDuration, Type::kText}) {
    EXPECT_FALSE(HasDecimals(type)) << TypeWord(type);
  }
}

}  // namespace
}  // namespace kiwoom::model
