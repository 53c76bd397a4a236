#include "codegen/emit/realtime_proto.h"

#include "codegen/emit/comment.h"
#include "codegen/emit/event_template.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/proto_message.h"
#include "codegen/emit/proto_types.h"
#include "codegen/emit/template.h"

namespace kiwoom::emit {
namespace {

using codec::Items;

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;

@imports@
@message@@types@)";

constexpr std::string_view kSubscription = R"(

// An event of a stream of only this type: field for field an `Event` (event.proto) with a single data type.
message @name@Event {
@fields@    @name@ @stem@ = @event_field@;
  }
}

message Subscribe@name@Request {
@items@
  // How the gateway treats this reader when it is slow.
  SlowReaderPolicy slow_reader_policy = 2;

  // True: no last values at the beginning, only new events.
  bool without_snapshot = 3;

@min_interval@
  // Where to continue after a reconnect: see Interest.resume.
  repeated StreamPosition resume = 5;

  // How the gateway treats items that the broker's connections have no room for.
  RoomPolicy room_policy = 6;
}

message Subscribe@name@Response {
  // At least one event, in the order in which the gateway learnt of them.
  repeated @name@Event events = 1;
}
)";

constexpr std::string_view kStocks = R"(
  // Stocks as the broker writes them: "005930" (KRX), "005930_NX" (NXT), "005930_AL" (both).
  repeated string items = 1 [(google.api.field_behavior) = REQUIRED];
)";

constexpr std::string_view kSectors = R"(
  // Sectors as the broker writes them: "001".
  repeated string items = 1 [(google.api.field_behavior) = REQUIRED];
)";

constexpr std::string_view kNoItems = R"(
  reserved 1;
)";

constexpr std::string_view kMinInterval = R"(
  // At most one event per item in this interval, the newest: see Interest.min_interval.
  // Not served yet: a request that sets it ends with UNIMPLEMENTED.
  google.protobuf.Duration min_interval = 4;
)";

constexpr std::string_view kNoMinInterval = R"(
  // Not for this type, in which every event counts: a request that sets it ends with INVALID_ARGUMENT.
  google.protobuf.Duration min_interval = 4;
)";

std::string_view ItemsField(Items items) {
  switch (items) {
    case Items::kStock:
      return kStocks;
    case Items::kSector:
      return kSectors;
    case Items::kNone:
      break;
  }
  return kNoItems;
}

}  // namespace

std::string RealtimeProto(const model::Tr& tr, const std::string& event_template) {
  Imports imports = {kOptionsProto};
  AddImports(tr, imports);
  std::string subscription;
  if (tr.exposed) {
    imports.insert({kDurationProto, kTimestampProto, kNoticeProto, kSubscriptionProto});
    if (tr.items != Items::kNone) imports.insert(kFieldBehaviorProto);
    const bool is_state = tr.delivery == codec::Delivery::kState;
    subscription = Fill(kSubscription, {{"name", tr.name},
                                        {"stem", tr.stem},
                                        {"event_field", std::to_string(tr.event_field)},
                                        {"fields", EventFields(event_template)},
                                        {"items", Fill(ItemsField(tr.items), {})},
                                        {"min_interval", Fill(is_state ? kMinInterval : kNoMinInterval, {})}});
  }
  const std::string doc = DocComment(0, {tr.title + " · TR " + tr.code, tr.doc, kAbsence});
  return Fill(kFile, {{"header", Header(tr.source)},
                      {"imports", ImportLines(imports)},
                      {"message", ProtoMessage(doc, tr, tr.response)},
                      {"types", ProtoTypes(tr.enums, tr.messages)}}) +
         subscription;
}

}  // namespace kiwoom::emit
