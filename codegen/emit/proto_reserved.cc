#include "codegen/emit/proto_reserved.h"

#include "codegen/emit/literal.h"

namespace kiwoom::emit {

std::string ProtoReserved(const model::Reserved& reserved, const std::string& own) {
  std::string numbers = own;
  std::string names;
  for (const auto& [number, name] : reserved) {
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
    if (!name.empty()) names += (names.empty() ? "" : ", ") + Literal(name);
  }
  return (numbers.empty() ? "" : "  reserved " + numbers + ";\n") +
         (names.empty() ? "" : "  reserved " + names + ";\n");
}

}  // namespace kiwoom::emit
