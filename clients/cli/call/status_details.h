#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "grpcpp/support/status.h"

namespace kiwoom::cli {

// What a program needs to know of a failed call.
struct StatusDetails {
  std::string reason;                       // of google.rpc.ErrorInfo: "DRAINING"; may be empty
  std::chrono::milliseconds retry_delay{};  // of google.rpc.RetryInfo; zero without it
};

StatusDetails DetailsOf(const grpc::Status& status);

// "UNAVAILABLE"
std::string_view StatusCodeName(grpc::StatusCode code);

}  // namespace kiwoom::cli
