#include "codegen/model/shape.h"

#include "codegen/spec/language.h"

namespace kiwoom::model {

using codec::Shape;
using codec::Type;

std::string TypeWord(Type type) {
  for (const auto& word : spec::kTypeWords) {
    if (word.value == type) return std::string(word.text);
  }
  return "";
}

std::string_view FormatPhrase(codec::Format format) {
  for (const auto& word : spec::kFormatWords) {
    if (word.value == format) return word.doc;
  }
  return "";
}

Shape ShapeOf(Type type, std::optional<uint32_t> decimals) {
  switch (type) {
    case Type::kPrice:
    case Type::kQuantity:
    case Type::kCount:
    case Type::kAggressorQuantity:
    case Type::kDuration:
      return Shape::kSint64;
    case Type::kPlainPrice:
    case Type::kAmount:
    case Type::kChange:
    case Type::kNet:
      return decimals.value_or(0) > 0 ? Shape::kDouble : Shape::kSint64;
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate:
      return Shape::kDouble;
    case Type::kTimeOfDay:
      return Shape::kTimeOfDay;
    case Type::kDate:
      return Shape::kDate;
    case Type::kDateTime:
      return Shape::kDateTime;
    case Type::kFlag:
      return Shape::kBool;
    case Type::kEnum:
      return Shape::kEnum;
    case Type::kCode:
    case Type::kStockCode:
    case Type::kText:
      return Shape::kString;
    case Type::kList:
      return Shape::kList;
  }
  return Shape::kString;
}

size_t FixedLength(Shape shape) {
  switch (shape) {
    case Shape::kTimeOfDay:
      return std::string_view("HHMMSS").size();
    case Shape::kDate:
      return std::string_view("YYYYMMDD").size();
    case Shape::kDateTime:
      return std::string_view("YYYYMMDDHHMMSS").size();
    default:
      return 0;
  }
}

uint32_t DefaultDecimals(Type type) {
  return type == Type::kLevel || type == Type::kRatio || type == Type::kRate ? 2 : 0;
}

bool HasDecimals(Type type) { return ShapeOf(type, 0) == Shape::kDouble || ShapeOf(type, 1) == Shape::kDouble; }

bool IsNumeric(Type type) {
  const Shape shape = ShapeOf(type, std::nullopt);
  return shape == Shape::kSint64 || shape == Shape::kDouble;
}

std::string_view CompanionType(Type type) {
  switch (type) {
    case Type::kPrice:
    case Type::kLevel:
    case Type::kRatio:
      return "Direction";
    case Type::kAggressorQuantity:
      return "Side";
    default:
      return {};
  }
}

std::string_view ProtoType(Shape shape) {
  switch (shape) {
    case Shape::kSint64:
      return "sint64";
    case Shape::kDouble:
      return "double";
    case Shape::kBool:
      return "bool";
    case Shape::kString:
      return "string";
    case Shape::kTimeOfDay:
      return "TimeOfDay";
    case Shape::kDate:
      return "Date";
    case Shape::kDateTime:
      return "DateTime";
    case Shape::kEnum:
    case Shape::kList:
      return {};
  }
  return {};
}

}  // namespace kiwoom::model
