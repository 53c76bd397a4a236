#include "codegen/emit/proto_types.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/proto_message.h"
#include "codegen/emit/proto_reserved.h"
#include "codegen/emit/template.h"
#include "codegen/model/identifier.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kEnum = R"(

@doc@enum @name@ {
@reserved@  // Never sent: a field with an unknown code is absent.
  @prefix@_UNSPECIFIED = 0;
@values@}
)";

std::string Codes(const model::Enum& of, const model::EnumValue& value) {
  std::string codes;
  for (const model::Code& code : of.codes) {
    if (code.value == value.name) codes += (codes.empty() ? "code " : ", ") + Literal(code.wire);
  }
  return codes;
}

std::string ProtoEnum(const model::Enum& of) {
  std::string values;
  for (const model::EnumValue& value : of.values) {
    values += "\n" + Comment(2, {Dotted({value.ko, Codes(of, value)}), value.note}) + "  " + value.full_name + " = " +
              std::to_string(value.number) + ";\n";
  }
  const std::string reserved = ProtoReserved(of.reserved);
  return Fill(kEnum, {{"doc", Comment(0, {of.doc})},
                      {"name", of.name},
                      {"reserved", reserved.empty() ? "" : reserved + "\n"},
                      {"prefix", model::UpperSnakeCase(of.name)},
                      {"values", values}});
}

}  // namespace

std::string ProtoTypes(const std::vector<model::Enum>& enums, const std::vector<model::SharedMessage>& messages) {
  std::string types;
  for (const model::Enum& of : enums) types += ProtoEnum(of);
  for (const model::SharedMessage& message : messages) types += "\n" + ProtoMessage(message);
  return types;
}

}  // namespace kiwoom::emit
