#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Every error sentence of the gateway itself, in English and Korean. Keeping them in one table ensures that neither
// language is forgotten. The broker's own messages are quoted verbatim.
//
// Phrases about a field, and those that are arguments of others, are fragments without a full stop. All others are
// sentences with a full stop, unless they end in an argument with words that the broker or a library wrote.
namespace kiwoom::errors {

enum class Phrase : uint8_t {
  // Following the name of a field, or "the request".
  kMessageMissing,
  kMessageUnreadable,
  kMessagesSeveral,
  kJsonUnreadable,
  kEnvelopeBroken,
  kBase64Broken,
  kTimeoutWrong,
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
  kSessionNotOfGateway,
  kSessionOfAccountMissing,
  kPageSizeNegative,
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
  kRegistrationStateUnknown,
  kEveryEventCounts,
  kMinIntervalWrong,
  kTimeInvalid,
  kPositionWithoutEpoch,
  kPositionOfNoItem,
  kPositionTwice,
  kTooManyAfterChange,
  // About a request or a stream as a whole.
  kMethodUnknown,
  kNotOverHttp,
  kEncodingUnknown,
  kChangeNotServedYet,
  kWebsocketNotServedYet,
  kServiceUnknown,
  kSubscriptionUnknown,
  kSessionUnknown,
  kSessionNotReplaced,
  kTakenBackTooOften,
  kCredentialsMissing,
  kCredentialsUnknown,
  kCredentialsRevoked,
  kScopeMissing,
  kAccountsOff,
  kSubscriptionOfAnother,
  kRegistrationsOfAll,
  kTooManyRequests,
  kTooManyStreams,
  kReaderTooSlow,
  kNoticesUnread,
  kMemoryShort,
  kStopping,
  // About the broker.
  kBrokerUnreachable,
  kBrokerAnswered,
  kBrokerSaid,
  kBrokerElsewhere,
  // A code along with a description of the answer: an argument of kBrokerAnswered and kBrokerSaid.
  kCodeWithHtml,
  kCodeWithText,
  kCodeWithGzip,
  kCodeInEucKr,
  kCodeInUnknownCharset,
  kDeadlinePassed,
  kBrokerTooSlow,
  kLocalRateLimit,
  kQueueFull,
  kAnswerUnreadable,
  // Why an answer is not readable: an argument of kAnswerUnreadable.
  kAnswerIsHtml,
  kAnswerIsEmpty,
  kAnswerIsGzip,
  kAnswerInEucKr,
  kAnswerInUnknownCharset,
  kAnswerIsNoObject,
  kAnswerOfStatus,
  kReturnCodeMissing,
  kReturnCodeNoNumber,
  kReturnCodesDiffer,
  kPageKeyMissing,
  kPageKeyUnusable,
  kTokenPending,
  kTokenLate,
  kTokenRejected,
  kTokenRepeated,
  kTokenUnreadable,
  kTokenUnusable,
  kTokenAbsent,
};

// A phrase with its arguments, in both languages.
struct Text {
  std::string en;
  std::string ko;
};

// `arguments` replace $0, $1 … in the phrase.
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
