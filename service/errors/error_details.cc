#include "service/errors/error_details.h"

#include "codec/excerpt.h"
#include "google/rpc/error_details.pb.h"
#include "service/errors/payload.h"

namespace kiwoom::errors {
namespace {

constexpr size_t kMostQuoted = 100;

}  // namespace

absl::Status MakeError(absl::StatusCode code, Reason reason, const Text& text) {
  absl::Status error(code, text.en);
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(ReasonName(reason)));
  info.set_domain(std::string(kDomain));
  SetPayload(error, info);
  google::rpc::LocalizedMessage korean;
  korean.set_locale("ko");
  korean.set_message(text.ko);
  SetPayload(error, korean);
  return error;
}

absl::Status WithMetadata(absl::Status error, std::string_view key, std::string_view value) {
  if (auto info = PayloadOf<google::rpc::ErrorInfo>(error); info.has_value() && !value.empty()) {
    (*info->mutable_metadata())[std::string(key)] = std::string(value);
    SetPayload(error, *info);
  }
  return error;
}

std::string MetadataOf(const absl::Status& error, std::string_view key) {
  const auto info = PayloadOf<google::rpc::ErrorInfo>(error);
  if (!info.has_value()) return "";
  const auto found = info->metadata().find(std::string(key));
  return found == info->metadata().end() ? "" : found->second;
}

absl::Status WithRetryDelay(absl::Status error, absl::Duration delay) {
  google::rpc::RetryInfo info;
  const int64_t seconds = absl::ToInt64Seconds(delay);
  info.mutable_retry_delay()->set_seconds(seconds);
  info.mutable_retry_delay()->set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(delay - absl::Seconds(seconds))));
  SetPayload(error, info);
  return error;
}

std::optional<absl::Duration> RetryDelayOf(const absl::Status& error) {
  const auto info = PayloadOf<google::rpc::RetryInfo>(error);
  if (!info.has_value()) return std::nullopt;
  return absl::Seconds(info->retry_delay().seconds()) + absl::Nanoseconds(info->retry_delay().nanos());
}

std::string ReasonOf(const absl::Status& error) {
  const auto info = PayloadOf<google::rpc::ErrorInfo>(error);
  return info.has_value() ? info->reason() : "";
}

std::string Quoted(std::string_view sent) {
  return std::string("\"").append(codec::OneLine(sent, kMostQuoted)).append("\"");
}

}  // namespace kiwoom::errors
