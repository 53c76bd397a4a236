#include "service/rpc/error.h"

#include <google/protobuf/any.pb.h>

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/broker/broker_error.h"

namespace kiwoom::rpc {
namespace {

using codec::Excerpt;

// In bytes. The sentence stands in the details again, and what it is made of beside it. On the wire a byte of it counts
// up to three times (percent-encoding), one of the details 4/3 (base64): in all at most 5 KiB.
constexpr size_t kMostOfSentence = 600;
constexpr size_t kMostOfDetail = 500;
constexpr size_t kMostOfName = 200;   // a field's path
constexpr size_t kMostOfReason = 64;  // a broker's code has six digits
constexpr size_t kMostQuoted = 100;

grpc::Status WithDetails(const google::rpc::Status& status) {
  return {static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString()};
}

}  // namespace

std::string Quoted(std::string_view sent) {
  return std::string("\"").append(codec::OneLine(sent, kMostQuoted)).append("\"");
}

grpc::Status MakeStatus(grpc::StatusCode code, std::string_view sentence) {
  return {code, Excerpt(sentence, kMostOfSentence)};
}

grpc::Status InvalidField(std::string_view field, std::string_view description) {
  google::rpc::Status status;
  status.set_code(grpc::INVALID_ARGUMENT);
  const std::string name = Excerpt(field, kMostOfName);
  status.set_message(
      Excerpt(absl::StrCat(name, name.empty() ? "the request " : " ", std::string(description)), kMostOfSentence));
  google::rpc::BadRequest request;
  auto* const violation = request.add_field_violations();
  violation->set_field(name);
  violation->set_description(Excerpt(description, kMostOfDetail));
  status.add_details()->PackFrom(request);
  return WithDetails(status);
}

grpc::Status FromUpstream(const absl::Status& error) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code()));
  status.set_message(Excerpt({error.message().data(), error.message().size()}, kMostOfSentence));
  if (const auto broker = broker::BrokerErrorOf(error); broker.has_value()) {
    google::rpc::ErrorInfo info;
    info.set_reason(Excerpt(broker->code, kMostOfReason));
    info.set_domain(kErrorDomain);
    (*info.mutable_metadata())["message"] = Excerpt(broker->message, kMostOfDetail);
    status.add_details()->PackFrom(info);
  }
  if (const auto delay = broker::RetryDelayOf(error); delay.has_value()) {
    google::rpc::RetryInfo info;
    const int64_t seconds = absl::ToInt64Seconds(*delay);
    info.mutable_retry_delay()->set_seconds(seconds);
    info.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>(absl::ToInt64Nanoseconds(*delay - absl::Seconds(seconds))));
    status.add_details()->PackFrom(info);
  }
  return WithDetails(status);
}

}  // namespace kiwoom::rpc
