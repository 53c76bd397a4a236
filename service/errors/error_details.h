#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/errors/phrase.h"
#include "service/errors/reason.h"

// An error on its way to a caller is an absl::Status: a canonical code and one sentence. What programs and Korean
// readers get beside them are its payloads: messages of google.rpc, each under its type URL, as clients will find them.
namespace kiwoom::errors {

// Keys of google.rpc.ErrorInfo.metadata.
inline constexpr std::string_view kTr = "tr";                   // code of the TR
inline constexpr std::string_view kBrokerCode = "broker_code";  // the broker's own
inline constexpr std::string_view kHttpStatus = "http_status";  // of the broker's answer
inline constexpr std::string_view kSession = "session";         // the operator's name of the one that is concerned

absl::Status MakeError(absl::StatusCode code, Reason reason, const Text& text);
inline absl::Status MakeError(absl::StatusCode code, Reason reason, Phrase phrase) {
  return MakeError(code, reason, Say(phrase));
}

// Adds to the metadata of an error of MakeError.
absl::Status WithMetadata(absl::Status error, std::string_view key, std::string_view value);
// Empty where there is none.
std::string MetadataOf(const absl::Status& error, std::string_view key);

// How long a caller should wait before it tries again; none where waiting does not help.
absl::Status WithRetryDelay(absl::Status error, absl::Duration delay);
std::optional<absl::Duration> RetryDelayOf(const absl::Status& error);

// The name of its reason; empty where it has none.
std::string ReasonOf(const absl::Status& error);

// What a client sent, as a sentence may quote it.
std::string Quoted(std::string_view sent);

}  // namespace kiwoom::errors
