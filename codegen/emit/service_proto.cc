#include "codegen/emit/service_proto.h"

#include <vector>

#include "codegen/emit/comment.h"
#include "codegen/emit/proto_imports.h"
#include "codegen/emit/service_terms.h"
#include "codegen/emit/template.h"
#include "codegen/model/service.h"

namespace kiwoom::emit {
namespace {

constexpr std::string_view kFile = R"(
@header@
syntax = "proto3";

package kiwoom.v1;

@imports@
@doc@service @service@ {
@methods@}
@messages@)";

constexpr std::string_view kRestDoc =
    "One call for each REST TR of this area. Errors: INVALID_ARGUMENT (BadRequest names the field), NOT_FOUND for a "
    "market or code that the broker does not know, UNIMPLEMENTED for what its mock endpoint does not offer, "
    "FAILED_PRECONDITION when it refuses the key or the address, RESOURCE_EXHAUSTED with RetryInfo at its limit, "
    "UNAVAILABLE while it cannot be asked, DEADLINE_EXCEEDED, DATA_LOSS when an answer goes on without a key to its "
    "rest, INTERNAL when it cannot be read. What the broker refused has an ErrorInfo whose reason is the broker's "
    "code.";

constexpr std::string_view kStreamDoc =
    "Streams of events as they happen. Errors: INVALID_ARGUMENT (BadRequest names the field) for what no stream could "
    "have, RESOURCE_EXHAUSTED when a reader is too slow and asked for it, or does not read at all while notices pile "
    "up "
    "for it, UNAVAILABLE when the gateway stops.";

constexpr std::string_view kSubscribe = R"(
  // Any types and items on one stream, in one order.
  rpc Subscribe(SubscribeRequest) returns (stream SubscribeResponse);
)";

constexpr std::string_view kSubscribeMessages = R"(

message SubscribeRequest {
  // What to hear. SessionService changes it while the stream is open.
  repeated Interest interests = 1;

  // What happens when this reader is slow.
  SlowReaderPolicy slow_reader_policy = 2;

  // True: no last values at the beginning, only what happens from now on.
  bool without_snapshot = 3;
}

message SubscribeResponse {
  // In the order in which the gateway learnt them, at least one.
  repeated Event events = 1;
}
)";

std::string Rpc(const model::Tr& tr) {
  const std::string response = (tr.is_realtime() ? "stream " : "") + tr.rpc + "Response";
  const std::string call = "  rpc " + tr.rpc + "(" + tr.rpc + "Request)";
  const std::string returns = "returns (" + response + ");\n";
  return DocComment(2, {tr.title + " · TR " + tr.code, tr.doc, ServiceTerms(tr)}) + call +
         (call.size() + returns.size() <= kColumns ? " " : "\n      ") + returns;
}

}  // namespace

std::string ServiceProto(const model::Api& api, const std::string& folder) {
  const bool market_data = folder == model::kRealtimeFolder;
  Imports imports;
  std::vector<std::string> doc(2);
  std::string methods;
  if (market_data) {
    imports = {"kiwoom/v1/event.proto", "kiwoom/v1/subscription.proto"};
    methods = Fill(kSubscribe, {});
  }
  const std::string service = model::ServiceOf(folder);
  for (const model::Tr* tr : api.TrsOf(service)) {
    imports.insert("kiwoom/v1/" + tr->stem + ".proto");
    doc[tr->is_realtime() ? 0 : 1] = tr->is_realtime() ? kStreamDoc : kRestDoc;
    methods += (methods.empty() ? "" : "\n") + Rpc(*tr);
  }
  return Fill(kFile, {{"header", Header("the TRs in spec/" + folder)},
                      {"imports", ImportLines(imports)},
                      {"doc", DocComment(0, doc)},
                      {"service", service},
                      {"methods", methods},
                      {"messages", market_data ? Fill(kSubscribeMessages, {}) : ""}});
}

}  // namespace kiwoom::emit
