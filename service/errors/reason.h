#pragma once

#include <cstdint>
#include <string_view>

namespace kiwoom::errors {

// google.rpc.ErrorInfo.domain of every error of the gateway.
inline constexpr std::string_view kDomain = "kiwoom.v1";

// Why a call failed, for programs: enum ErrorReason of the contract, which documents each value.
enum class Reason : uint8_t {
  kRequestInvalid,
  kPageTokenForeign,
  kReaderTooSlow,
  kNoticesUnread,
  kLocalRateLimit,
  kBrokerRateLimit,
  kBrokerRejected,
  kBrokerUnreachable,
  kBrokerAnswerUnreadable,
  kTokenUnavailable,
  kSessionDown,
  kSessionReplaced,
  kNoRoom,
  kShareExceeded,
  kCredentialsInvalid,
  kScopeMissing,
  kDraining,
};

inline constexpr Reason kLastReason = Reason::kDraining;

// The text for google.rpc.ErrorInfo.reason: "READER_TOO_SLOW".
std::string_view ReasonName(Reason reason);

}  // namespace kiwoom::errors
