#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Everything that the gateway itself tells its callers about a call that failed, in English and in Korean. All of it
// stands in one table, so that neither language is forgotten. What the broker says is quoted as it is.
namespace kiwoom::errors {

enum class Phrase : uint8_t {
  // Behind the name of a field, or behind "the request".
  kMessageMissing,
  kMessageUnreadable,
  kFieldMissing,
  kValueUnknown,
  kTextTooLong,
  kTextBlank,
  kTextNotUtf8,
  kTextControls,
  kTypeWrong,
  kDateWrong,
  kTimeOfDayWrong,
  kMonthWrong,
  kStockCodeWrong,
  kStockCodeWithVenueWrong,
  kSectorCodeWrong,
  kMaxAgeWrong,
  kPageTokenForeign,
  kInterestsMissing,
  kTypeUnknown,
  kTypeOfAnotherStream,
  kTypeOfAnAccount,
  kItemsMissing,
  kItemsOfAMarket,
  kItemsOfAnAccount,
  kStockWrong,
  kSectorWrong,
  kTooManyInterests,
  kPolicyUnknown,
  kRoomPolicyUnknown,
  kEveryEventCounts,
  kTooManyAfterChange,
  // Of a request as a whole, or of a stream.
  kMethodUnknown,
  kNotServedYet,
  kChangeNotServedYet,
  kWebsocketNotServedYet,
  kServiceUnknown,
  kSubscriptionUnknown,
  kScopeMissing,
  kAccountsOff,
  kReaderTooSlow,
  kNoticesUnread,
  kStopping,
  // Of the broker.
  kBrokerUnreachable,
  kBrokerAnswered,
  kBrokerSaid,
  kBrokerElsewhere,
  kDeadlinePassed,
  kLocalRateLimit,
  kAnswerUnreadable,
  kPageKeyMissing,
  kPageKeyUnusable,
  kTokenRejected,
  kTokenRepeated,
  kTokenUnreadable,
  kTokenAbsent,
};

// A phrase with its arguments, in both languages.
struct Text {
  std::string en;
  std::string ko;
};

// `arguments` take the places $0, $1 … of the phrase.
Text Say(Phrase phrase, const std::vector<std::string>& arguments = {});

// One row of the table.
struct Wording {
  Phrase phrase;
  std::string_view en;
  std::string_view ko;
};

// The table, in the order of the enumeration.
std::span<const Wording> Wordings();

}  // namespace kiwoom::errors
