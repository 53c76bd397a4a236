#include "codegen/emit/service_proto.h"

#include <vector>

#include "absl/strings/str_cat.h"
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
)";

constexpr std::string_view kRestDoc =
    "One call for each REST TR of this area. Errors: INVALID_ARGUMENT (BadRequest names the field); NOT_FOUND for a "
    "market or code that the broker does not know; UNIMPLEMENTED for a TR that the mock endpoint does not offer; "
    "FAILED_PRECONDITION if the broker refuses the key or the IP address; "
    "RESOURCE_EXHAUSTED with RetryInfo at a rate limit; UNAVAILABLE if the broker cannot be reached; "
    "DEADLINE_EXCEEDED; DATA_LOSS if an answer has more pages but no key for them; INTERNAL if the answer cannot be "
    "read. Each error has an ErrorInfo: see ErrorReason.";

constexpr std::string_view kStreamDoc =
    "Streams of events as they happen. Errors: INVALID_ARGUMENT (BadRequest names the field) for an invalid "
    "subscription; RESOURCE_EXHAUSTED if a slow reader asked to be disconnected, or does not read at all while notices "
    "pile up; UNAVAILABLE when the gateway stops. Each error has an ErrorInfo: see ErrorReason.";

constexpr std::string_view kSubscribe = R"(
  // Subscribes to any types and items on one stream, in one order.
  rpc Subscribe(SubscribeRequest) returns (stream SubscribeResponse) {
    option (effect) = EFFECT_READ;
    option (scope) = SCOPE_MARKET;
  }
)";

std::string Options(const model::Tr& tr) {
  return absl::StrCat("    option (effect) = ", tr.effect == codec::Effect::kRead ? "EFFECT_READ" : "EFFECT_CHANGE",
                      ";\n    option (scope) = ", tr.scope == codec::Scope::kMarket ? "SCOPE_MARKET" : "SCOPE_ACCOUNT",
                      ";\n");
}

std::string Rpc(const model::Tr& tr) {
  const std::string response = (tr.is_realtime() ? "stream " : "") + tr.rpc + "Response";
  const std::string call = "  rpc " + tr.rpc + "(" + tr.rpc + "Request)";
  const std::string returns = "returns (" + response + ") {\n";
  return DocComment(2, {tr.title + " · TR " + tr.code, tr.doc, ServiceTerms(tr)}) + call +
         (call.size() + returns.size() <= kColumns ? " " : "\n      ") + returns + Options(tr) + "  }\n";
}

}  // namespace

std::string ServiceProto(const model::Api& api, const std::string& folder) {
  const bool market_data = folder == model::kRealtimeFolder;
  Imports imports = {kOptionsProto};
  std::vector<std::string> doc(2);
  std::string methods;
  if (market_data) {
    imports.insert(kSubscribeProto);
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
                      {"methods", methods}});
}

}  // namespace kiwoom::emit
