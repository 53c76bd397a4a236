#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace kiwoom::broker {

// What a refusal of the broker asks for.
enum class BrokerErrorKind {
  kToken,        // the token is no good: a fresh one may help
  kAccess,       // key, secret, IP or terminal: only an operator can help
  kLimit,        // too many requests: wait
  kInput,        // the request's fields
  kNotFound,     // no such stock or market
  kUnsupported,  // not offered on this endpoint or to this customer
  kAddress,      // no such path, or elsewhere: only an operator can help
  kGateway,      // the gateway made the request wrongly
  kBroker,       // the broker failed
};

// An error as the broker told it.
struct BrokerError {
  std::string code;     // "8005"; where the text has none, the return_code or "HTTP 503"
  std::string message;  // the broker's words, usually Korean
  BrokerErrorKind kind = BrokerErrorKind::kBroker;
  int http_status = 0;  // of the answer; 0: it came over the session
};

// Reads an answer that is not a success. The real code stands in brackets in the message: "…[8005:Token이 …]".
BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg);

// As seen by a client of the gateway, who has no broker token of his own, so never UNAUTHENTICATED:
//   kToken UNAVAILABLE · kAccess FAILED_PRECONDITION · kLimit RESOURCE_EXHAUSTED · kInput INVALID_ARGUMENT ·
//   kNotFound NOT_FOUND · kUnsupported UNIMPLEMENTED · kAddress FAILED_PRECONDITION · kGateway INTERNAL ·
//   kBroker UNAVAILABLE
// The reason is TOKEN_UNAVAILABLE, BROKER_RATE_LIMIT, else BROKER_REJECTED; code and HTTP status are metadata.
absl::Status ToStatus(const BrokerError& error);
// Nothing where the status is not of ToStatus.
std::optional<BrokerErrorKind> KindOf(const absl::Status& status);

}  // namespace kiwoom::broker
