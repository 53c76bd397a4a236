#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/errors/phrase.h"
#include "service/errors/reason.h"

// An error for a caller is an absl::Status with a canonical code and one sentence. Its payloads carry the details for
// programs and the Korean text: google.rpc messages, each under its type URL.
namespace kiwoom::errors {

// Keys of google.rpc.ErrorInfo.metadata.
inline constexpr std::string_view kTr = "tr";                   // code of the TR
inline constexpr std::string_view kBrokerCode = "broker_code";  // the broker's error code
inline constexpr std::string_view kHttpStatus = "http_status";  // of the broker's answer
inline constexpr std::string_view kScope = "scope";             // that the caller lacks
inline constexpr std::string_view kMethod = "method";           // that needs it
inline constexpr std::string_view kSession = "session";         // the operator's name of the session concerned

absl::Status MakeError(absl::StatusCode code, Reason reason, const Text& text);
inline absl::Status MakeError(absl::StatusCode code, Reason reason, Phrase phrase) {
  return MakeError(code, reason, Say(phrase));
}

// Adds to the metadata of an error that MakeError returned.
absl::Status WithMetadata(absl::Status error, std::string_view key, std::string_view value);
// Empty if there is none.
std::string MetadataOf(const absl::Status& error, std::string_view key);

// How long a caller should wait before it retries. Not set if waiting does not help.
absl::Status WithRetryDelay(absl::Status error, absl::Duration delay);
std::optional<absl::Duration> RetryDelayOf(const absl::Status& error);

// The name of the error's reason; empty if it has none.
std::string ReasonOf(const absl::Status& error);

// Quotes text from a client for use in a sentence.
std::string Quoted(std::string_view sent);

}  // namespace kiwoom::errors
