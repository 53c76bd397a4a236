#include "service/errors/reason.h"

namespace kiwoom::errors {

std::string_view ReasonName(Reason reason) {
  switch (reason) {
    case Reason::kRequestInvalid:
      return "REQUEST_INVALID";
    case Reason::kPageTokenForeign:
      return "PAGE_TOKEN_FOREIGN";
    case Reason::kReaderTooSlow:
      return "READER_TOO_SLOW";
    case Reason::kNoticesUnread:
      return "NOTICES_UNREAD";
    case Reason::kLocalRateLimit:
      return "LOCAL_RATE_LIMIT";
    case Reason::kBrokerRateLimit:
      return "BROKER_RATE_LIMIT";
    case Reason::kBrokerRejected:
      return "BROKER_REJECTED";
    case Reason::kBrokerUnreachable:
      return "BROKER_UNREACHABLE";
    case Reason::kBrokerAnswerUnreadable:
      return "BROKER_ANSWER_UNREADABLE";
    case Reason::kTokenUnavailable:
      return "TOKEN_UNAVAILABLE";
    case Reason::kSessionDown:
      return "SESSION_DOWN";
    case Reason::kSessionReplaced:
      return "SESSION_REPLACED";
    case Reason::kNoRoom:
      return "NO_ROOM";
    case Reason::kShareExceeded:
      return "SHARE_EXCEEDED";
    case Reason::kCredentialsInvalid:
      return "CREDENTIALS_INVALID";
    case Reason::kScopeMissing:
      return "SCOPE_MISSING";
    case Reason::kDraining:
      return "DRAINING";
  }
  return "ERROR_REASON_UNSPECIFIED";
}

}  // namespace kiwoom::errors
