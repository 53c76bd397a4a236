#include "codegen/emit/market_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/proto_types.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;
@imports@@types@)";

}  // namespace

std::string MarketProto(const model::Vocabulary& vocabulary, const std::string& source) {
  Imports imports;
  for (const model::SharedMessage& shared : vocabulary.messages()) {
    AddImports(shared, imports);
    for (const model::Field& field : shared.fields) {
      const bool has_options = !field.ko.empty() || !field.unit.empty() || field.shape == codec::Shape::kDouble;
      if (has_options) imports.insert(kOptionsProto);
    }
  }
  imports.erase(kMarketProto);
  return Fill(kFile, {{"header", Header(source)},
                      {"imports", imports.empty() ? "" : "\n" + ImportLines(imports)},
                      {"types", ProtoTypes(vocabulary.enums(), vocabulary.messages())}});
}

}  // namespace kiwoom::emit
