#include "codegen/emit/enumerator.h"

#include <cctype>
#include <string_view>

#include "codegen/spec/language.h"

namespace kiwoom::emit {
namespace {

using codec::Shape;

// "plain_price" → "kPlainPrice".
std::string Constant(std::string_view word) {
  std::string constant = "k";
  bool upper = true;
  for (const char c : word) {
    if (c != '_') constant += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    upper = c == '_';
  }
  return constant;
}

template <typename T, size_t n>
std::string Constant(const spec::Word<T> (&words)[n], T value) {
  for (const spec::Word<T>& word : words) {
    if (word.value == value) return Constant(word.text);
  }
  return "kNone";
}

}  // namespace

std::string Enumerator(codec::Type type) { return "Type::" + Constant(spec::kTypeWords, type); }

std::string Enumerator(codec::Format format) { return "Format::" + Constant(spec::kFormatWords, format); }

std::string Enumerator(codec::Kind kind) { return kind == codec::Kind::kRealtime ? "Kind::kRealtime" : "Kind::kRest"; }

std::string Enumerator(codec::Register registration) {
  return "Register::" + Constant(spec::kRegisterWords, registration);
}

std::string Enumerator(codec::Delivery delivery) { return "Delivery::" + Constant(spec::kDeliveryWords, delivery); }

std::string Enumerator(codec::Role role) { return "Role::" + Constant(spec::kRoleWords, role); }

std::string Enumerator(codec::Effect effect) { return "Effect::" + Constant(spec::kEffectWords, effect); }

std::string Enumerator(codec::Scope scope) { return "Scope::" + Constant(spec::kScopeWords, scope); }

std::string Enumerator(codec::Transport transport) {
  return "Transport::" + Constant(spec::kTransportWords, transport);
}

std::string Enumerator(codec::Items items) { return "Items::" + Constant(spec::kItemsWords, items); }

std::string Enumerator(Shape shape) {
  switch (shape) {
    case Shape::kSint64:
      return "Shape::kSint64";
    case Shape::kDouble:
      return "Shape::kDouble";
    case Shape::kBool:
      return "Shape::kBool";
    case Shape::kEnum:
      return "Shape::kEnum";
    case Shape::kString:
      return "Shape::kString";
    case Shape::kTimeOfDay:
      return "Shape::kTimeOfDay";
    case Shape::kDate:
      return "Shape::kDate";
    case Shape::kDateTime:
      return "Shape::kDateTime";
    case Shape::kList:
      return "Shape::kList";
  }
  return "";
}

}  // namespace kiwoom::emit
