#include "service/rpc/error.h"

#include <google/protobuf/any.pb.h>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/upstream/broker_error.h"

namespace kiwoom::rpc {
namespace {

grpc::Status WithDetails(const google::rpc::Status& status) {
  return {static_cast<grpc::StatusCode>(status.code()), status.message(), status.SerializeAsString()};
}

}  // namespace

grpc::Status MakeStatus(grpc::StatusCode code, std::string_view sentence) { return {code, std::string(sentence)}; }

grpc::Status InvalidField(std::string_view field, std::string_view description) {
  google::rpc::Status status;
  status.set_code(grpc::INVALID_ARGUMENT);
  status.set_message(absl::StrCat(std::string(field), field.empty() ? "the request " : " ", std::string(description)));
  google::rpc::BadRequest request;
  auto* const violation = request.add_field_violations();
  violation->set_field(std::string(field));
  violation->set_description(std::string(description));
  status.add_details()->PackFrom(request);
  return WithDetails(status);
}

grpc::Status FromUpstream(const absl::Status& error) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code()));
  status.set_message(std::string(error.message()));
  if (const auto broker = upstream::BrokerErrorOf(error); broker.has_value()) {
    google::rpc::ErrorInfo info;
    info.set_reason(broker->code);
    info.set_domain(kErrorDomain);
    (*info.mutable_metadata())["message"] = broker->message;
    status.add_details()->PackFrom(info);
  }
  if (const auto delay = upstream::RetryDelayOf(error); delay.has_value()) {
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
