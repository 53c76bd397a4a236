#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "generated/broker_errors.h"
#include "service/errors/phrase.h"

namespace kiwoom::broker {

// Kinds of broker errors, by what can be done about them. spec/error_codes.yaml lists the kinds, the codes of each, and
// the status that a client of the gateway gets. Never UNAUTHENTICATED, because the broker's token is not the client's.
using BrokerErrorKind = generated::BrokerErrorKind;

// An error as the broker reported it.
struct BrokerError {
  std::string code;     // "8005", "RC4058"; if the text has none, the return_code or "HTTP 503"
  std::string message;  // the broker's text, usually Korean
  BrokerErrorKind kind = BrokerErrorKind::kBroker;
  int http_status = 0;  // of the answer; 0: it came over the WebSocket

  // The phrase that describes the answer along with its code: an HTML page, a text in EUC-KR. None: JSON in UTF-8.
  std::optional<errors::Phrase> form;
};

// Reads an error answer. The specific code is in brackets in the message: "…[8005:Token이 …]".
BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg);

// The kind of a code that stands alone, as in frames of the session: "105115", "R10001".
BrokerErrorKind KindOfCode(std::string_view code);

// Whether the code means that the connection has no room for more items.
bool IsConnectionFull(std::string_view code);

// Whether the text has a code that spec/error_codes.yaml lists.
bool HasKnownCode(std::string_view text);

// The status that a client of the gateway gets. The broker's code and the HTTP status are metadata.
absl::Status ToStatus(const BrokerError& error);
// Nothing if the status was not made by ToStatus.
std::optional<BrokerErrorKind> KindOf(const absl::Status& status);

// Whether it is one of the three limits on requests.
bool IsLimit(std::optional<BrokerErrorKind> kind);

}  // namespace kiwoom::broker
