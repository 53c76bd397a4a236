#include "service/methods/call_log.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "codec/excerpt.h"
#include "service/errors/error_details.h"

namespace kiwoom::methods {
namespace {

// In bytes.
constexpr size_t kMostOfName = 100;
constexpr size_t kMostOfWords = 300;

bool IsHex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The last word counts: "/kiwoom.v1.SectorService/GetSectorPrice" → "SectorService/GetSectorPrice".
std::string_view MethodOf(std::string_view path) {
  const size_t slash = path.rfind('/');
  const size_t dot = slash == std::string_view::npos || slash == 0 ? slash : path.rfind('.', slash);
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace

std::string CallLog::NextRequestId() { return absl::StrFormat("%08x%08x", seed_, ++calls_); }

void CallLog::OnFailed(const Call& call, const absl::Status& error) {
  if (error.ok() || error.code() == absl::StatusCode::kCancelled) return;
  const absl::Time now = now_();
  const std::string caller = codec::OneLine(call.caller().name, kMostOfName);
  const std::string method = codec::OneLine(redact_(MethodOf(call.method())), kMostOfName);
  const std::string reason = errors::ReasonOf(error);
  const std::string code = absl::StatusCodeToString(error.code());
  std::vector<telemetry::LogField> fields;
  const auto sentence = [&] {
    const std::string trace_id = TraceIdOf(call.metadata().Find("traceparent"));
    fields = {{"caller", caller},
              {"method", method},
              {"session", errors::MetadataOf(error, "session")},
              {"tr", errors::MetadataOf(error, "tr")},
              {"code", code},
              {"reason", reason},
              {"request_id", call.request_id()},
              {"trace_id", trace_id}};
    return absl::StrCat(method, " of ", caller.empty() ? "an unidentified caller" : caller, " failed: ", code, " ",
                        reason, reason.empty() ? "" : ": ",
                        codec::OneLine(redact_({error.message().data(), error.message().size()}), kMostOfWords),
                        " (request ", call.request_id(), trace_id.empty() ? "" : ", trace ", trace_id, ")");
  };
  kinds_.Forget(now, [](const telemetry::Repetition&) { return false; });
  // Who is not known may call any method, so its method makes no kind.
  kinds_.Of(caller, absl::StrCat(caller.empty() ? "" : method, "\n", code, "\n", reason), now)
      .Count(sentence, now, [&](const std::string& line) { write_(line, std::move(fields)); });
}

std::string TraceIdOf(std::string_view traceparent) {
  constexpr size_t kVersion = 2, kTraceId = 32, kParent = 16, kFlags = 2;
  constexpr size_t kBegin = kVersion + 1;
  constexpr size_t kLength = kBegin + kTraceId + 1 + kParent + 1 + kFlags;
  // A later version may append to it.
  if (traceparent.size() < kLength || (traceparent.size() > kLength && traceparent[kLength] != '-')) return "";
  const std::string_view version = traceparent.substr(0, kVersion);
  if (!IsHex(version) || version == "ff" || (version == "00" && traceparent.size() != kLength)) return "";
  if (traceparent[kVersion] != '-' || traceparent[kBegin + kTraceId] != '-') return "";
  const std::string_view trace_id = traceparent.substr(kBegin, kTraceId);
  if (!IsHex(trace_id) || trace_id.find_first_not_of('0') == std::string_view::npos) return "";
  return std::string(trace_id);
}

}  // namespace kiwoom::methods
