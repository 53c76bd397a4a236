#include "codegen/emit/realtime_type_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/template.h"
#include "codegen/model/identifier.h"

namespace kiwoom::emit {
namespace {

using codec::Register;

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;

// The types of realtime data. A value is also the field number of its message in `Event`.
enum RealtimeType {
  // Never sent; invalid in requests.
  REALTIME_TYPE_UNSPECIFIED = 0;
@values@}
)";

std::string Items(Register registration) {
  switch (registration) {
    case Register::kMarket:
      return "without items";
    case Register::kAccount:
      return "account data, without items";
    default:
      return "";
  }
}

}  // namespace

std::string RealtimeTypeProto(const model::Api& api) {
  std::string values;
  for (const model::Tr* tr : api.Realtime()) {
    values += "\n" + Comment(2, {Dotted({tr->title, "TR " + tr->code, Items(tr->registration)})}) + "  REALTIME_TYPE_" +
              model::UpperSnakeCase(tr->name) + " = " + std::to_string(tr->event_field) + ";\n";
  }
  return Fill(kFile, {{"header", Header("the realtime TRs in spec")}, {"values", values}});
}

}  // namespace kiwoom::emit
