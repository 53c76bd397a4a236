#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "generated/broker_errors.h"
#include "service/errors/phrase.h"

namespace kiwoom::broker {

// What a refusal of the broker asks for. spec/error_codes.yaml says which code is of which kind, and what clients are
// told of it. They have no token of the broker's, so that it is never UNAUTHENTICATED.
using BrokerErrorKind = generated::BrokerErrorKind;

// An error as the broker told it.
struct BrokerError {
  std::string code;     // "8005", "RC4058"; where its words have none, the return_code or "HTTP 503"
  std::string message;  // the broker's words, usually Korean
  BrokerErrorKind kind = BrokerErrorKind::kBroker;
  int http_status = 0;  // of the answer; 0: it came over the session

  // Puts the code into a sentence that says what the answer was: an HTML page, a text in EUC-KR. None: JSON in UTF-8.
  std::optional<errors::Phrase> form;
};

// Reads an answer that is not a success. The real code stands in brackets in the message: "…[8005:Token이 …]".
BrokerError ReadBrokerError(int http_status, std::string_view return_code, std::string_view return_msg);

// Whether the words have a code that spec/error_codes.yaml lists.
bool HasKnownCode(std::string_view words);

// Code and HTTP status are metadata.
absl::Status ToStatus(const BrokerError& error);
// Nothing where the status is not of ToStatus.
std::optional<BrokerErrorKind> KindOf(const absl::Status& status);

}  // namespace kiwoom::broker
