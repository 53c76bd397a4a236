#include "clients/cli/call/status_sentence.h"

#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/call/status_details.h"
#include "clients/cli/printing/display_width.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::cli {
namespace {

// "BROKER_RATE_LIMIT, TR …, broker code 1700, HTTP 429". HTTP 200 is omitted.
std::string DescribeInfo(const google::rpc::ErrorInfo& info) {
  constexpr std::pair<const char*, const char*> kKnown[] = {
      {"tr", "TR "}, {"broker_code", "broker code "}, {"http_status", "HTTP "}, {"session", "session "}};
  std::string out = info.reason();
  for (const auto& [key, label] : kKnown) {
    const auto found = info.metadata().find(key);
    if (found == info.metadata().end() || found->second == "200") continue;
    absl::StrAppend(&out, out.empty() ? "" : ", ", label, found->second);
  }
  return out;
}

// The information in `detail` that `message` does not contain.
std::string Describe(const google::protobuf::Any& detail, const std::string& message) {
  google::rpc::ErrorInfo info;
  if (detail.UnpackTo(&info)) return DescribeInfo(info);
  google::rpc::BadRequest bad_request;
  if (detail.UnpackTo(&bad_request)) {
    std::string fields;
    for (const auto& violation : bad_request.field_violations()) {
      const bool said = absl::StrContains(message, absl::StrCat(violation.field(), " ", violation.description()));
      if (said) continue;
      absl::StrAppend(&fields, fields.empty() ? "" : "; ");
      // The last violation may only count the rest.
      if (!violation.field().empty()) absl::StrAppend(&fields, "field ", violation.field());
      if (!violation.field().empty() && !violation.description().empty()) absl::StrAppend(&fields, ": ");
      absl::StrAppend(&fields, violation.description());
    }
    return fields;
  }
  google::rpc::RetryInfo retry;
  if (detail.UnpackTo(&retry)) {
    const double seconds = retry.retry_delay().seconds() + retry.retry_delay().nanos() / 1e9;
    return absl::StrFormat("try again in %.1f s", seconds);
  }
  return "";
}

std::string WithoutStop(std::string text) {
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

std::string StatusSentence(const grpc::Status& status, const std::string& address) {
  // This is gRPC's own message; a gateway that answers UNAVAILABLE sends a different one.
  if (status.error_code() == grpc::StatusCode::UNAVAILABLE &&
      status.error_message().find("failed to connect") != std::string::npos) {
    return absl::StrCat("Cannot reach a gateway at ", address,
                        ": start it, or set its address with --gateway=HOST:PORT.");
  }
  std::string sentence = absl::StrCat(std::string(StatusCodeName(status.error_code())), ": ",
                                      WithoutStop(Printable(status.error_message())));
  google::rpc::Status details;
  std::string remarks;
  if (details.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& detail : details.details()) {
      const std::string remark = WithoutStop(Printable(Describe(detail, status.error_message())));
      if (!remark.empty()) absl::StrAppend(&remarks, remarks.empty() ? "" : "; ", remark);
    }
  }
  if (!remarks.empty()) absl::StrAppend(&sentence, " (", remarks, ")");
  return sentence.ends_with('?') || sentence.ends_with('!') ? sentence : sentence + ".";
}

}  // namespace kiwoom::cli
