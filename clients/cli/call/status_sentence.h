#pragma once

#include <string>

#include "grpcpp/support/status.h"

// Describes a failed call in one sentence.
namespace kiwoom::cli {

// The code and the message, followed by the google.rpc details: the reason with TR, broker code and HTTP status, the
// fields of a bad request, and the retry delay. `address` is the address of the gateway.
std::string StatusSentence(const grpc::Status& status, const std::string& address);

}  // namespace kiwoom::cli
