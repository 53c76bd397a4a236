#pragma once

#include <string>
#include <string_view>

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/time/time.h"

// Errors as clients get them: a canonical code, one sentence, and google.rpc details for programs.
//
// All of it travels in trailers, of which gRPC takes 8 KiB; an error with more reaches nobody. Texts from outside are
// therefore cut here, whoever wrote them.
namespace kiwoom::rpc {

// ErrorInfo.domain of everything that the broker said.
inline constexpr char kErrorDomain[] = "kiwoom";

// INVALID_ARGUMENT with a BadRequest that names the field: "interests[0].items[2]".
grpc::Status InvalidField(std::string_view field, std::string_view description);

// What the upstream part returns: its broker error becomes ErrorInfo (the broker's code is the reason, its words
// metadata), its retry delay RetryInfo.
grpc::Status FromUpstream(const absl::Status& status);

// What a client sent, as a sentence may quote it.
std::string Quoted(std::string_view sent);

// Without details.
grpc::Status MakeStatus(grpc::StatusCode code, std::string_view sentence);

}  // namespace kiwoom::rpc
