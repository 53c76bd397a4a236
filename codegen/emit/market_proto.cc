#include "codegen/emit/market_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/literal.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/proto_message.h"
#include "codegen/emit/proto_reserved.h"
#include "codegen/emit/template.h"
#include "codegen/model/identifier.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;
@imports@@types@)";

constexpr std::string_view kEnum = R"(

@doc@enum @name@ {
@reserved@  // Never sent: a code that the enum does not have leaves its field absent.
  @prefix@_UNSPECIFIED = 0;
@values@}
)";

std::string Codes(const model::Enum& shared, const model::EnumValue& value) {
  std::string codes;
  for (const model::Code& code : shared.codes) {
    if (code.value == value.name) codes += (codes.empty() ? "code " : ", ") + Literal(code.wire);
  }
  return codes;
}

std::string ProtoEnum(const model::Enum& shared) {
  std::string values;
  for (const model::EnumValue& value : shared.values) {
    values += "\n" + Comment(2, {Dotted({value.ko, Codes(shared, value)}), value.note}) + "  " + value.full_name +
              " = " + std::to_string(value.number) + ";\n";
  }
  const std::string reserved = ProtoReserved(shared.reserved);
  return Fill(kEnum, {{"doc", Comment(0, {shared.doc})},
                      {"name", shared.name},
                      {"reserved", reserved.empty() ? "" : reserved + "\n"},
                      {"prefix", model::UpperSnakeCase(shared.name)},
                      {"values", values}});
}

}  // namespace

std::string MarketProto(const model::Vocabulary& vocabulary, const std::string& source) {
  Imports imports;
  std::string types;
  for (const model::Enum& shared : vocabulary.enums()) types += ProtoEnum(shared);
  for (const model::SharedMessage& shared : vocabulary.messages()) {
    types += "\n" + ProtoMessage(shared);
    for (const model::Field& field : shared.fields) {
      AddImports(field, imports);
      const bool has_options = !field.ko.empty() || !field.unit.empty() || field.shape == runtime::Shape::kDouble;
      if (has_options) imports.insert(kOptionsProto);
    }
  }
  imports.erase(kMarketProto);
  return Fill(
      kFile,
      {{"header", Header(source)}, {"imports", imports.empty() ? "" : "\n" + ImportLines(imports)}, {"types", types}});
}

}  // namespace kiwoom::emit
