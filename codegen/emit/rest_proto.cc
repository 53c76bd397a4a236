#include "codegen/emit/rest_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/proto_message.h"
#include "codegen/emit/proto_types.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;

@imports@
@request@
@response@@types@)";

}  // namespace

std::string RestProto(const model::Tr& tr) {
  Imports imports = {kDurationProto, kOptionsProto, kTimestampProto};
  AddImports(tr, imports);
  const std::string title = tr.title + " · TR " + tr.code;
  const std::string response_doc = DocComment(0, {Dotted({title, "response"}), kAbsence});
  return Fill(kFile, {{"header", Header(tr.source)},
                      {"imports", ImportLines(imports)},
                      {"request", ProtoMessage(DocComment(0, {Dotted({title, "request"}), tr.doc}), tr, tr.request)},
                      {"response", ProtoMessage(response_doc, tr, tr.response)},
                      {"types", ProtoTypes(tr.enums, tr.messages)}});
}

}  // namespace kiwoom::emit
