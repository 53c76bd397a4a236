#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace kiwoom::broker {

// Kinds of broker errors, by what can be done about them.
enum class BrokerErrorKind {
  kToken,        // the token was rejected: a fresh one may help
  kAccess,       // key, secret, IP or terminal: needs an operator
  kLimit,        // too many requests: wait
  kInput,        // a field of the request is wrong
  kNotFound,     // no such stock or market
  kUnsupported,  // not offered on this endpoint or to this customer
  kAddress,      // no such path, or redirected: needs an operator
  kGateway,      // the gateway built a malformed request
  kBroker,       // the broker failed
};

// An error as the broker reported it.
struct BrokerError {
  std::string code;     // "8005"; if the text has none, the return_code or "HTTP 503"
  std::string message;  // the broker's text, usually Korean
  BrokerErrorKind kind = BrokerErrorKind::kBroker;
  int http_status = 0;  // of the answer; 0: it came over the WebSocket
};

// Reads an error answer. The specific code is in brackets in the message: "…[8005:Token이 …]".
BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg);

// The status that a client of the gateway gets. Never UNAUTHENTICATED, because the broker's token is not the client's:
//   kToken UNAVAILABLE · kAccess FAILED_PRECONDITION · kLimit RESOURCE_EXHAUSTED · kInput INVALID_ARGUMENT ·
//   kNotFound NOT_FOUND · kUnsupported UNIMPLEMENTED · kAddress FAILED_PRECONDITION · kGateway INTERNAL ·
//   kBroker UNAVAILABLE
// The reason is TOKEN_UNAVAILABLE for kToken, BROKER_RATE_LIMIT for kLimit and BROKER_REJECTED for the rest. The
// broker's code and the HTTP status are metadata.
absl::Status ToStatus(const BrokerError& error);
// Nothing if the status was not made by ToStatus.
std::optional<BrokerErrorKind> KindOf(const absl::Status& status);

}  // namespace kiwoom::broker
