#pragma once

#include <string>

#include "grpcpp/support/status.h"

// What a call failed with, in one sentence.
namespace kiwoom::cli {

// The code, the message, and of the details of google.rpc the reason with TR, broker's code and HTTP status, the fields
// of a bad request and the time after which to try again. `address` is where the gateway was looked for.
std::string StatusSentence(const grpc::Status& status, const std::string& address);

}  // namespace kiwoom::cli
