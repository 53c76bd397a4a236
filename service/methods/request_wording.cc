#include "service/methods/request_wording.h"

namespace kiwoom::methods {
namespace {

errors::Phrase SentenceOf(codec::Problem problem) {
  switch (problem) {
    case codec::Problem::kNotAMessage:
      return errors::Phrase::kMessageUnreadable;
    case codec::Problem::kMissing:
      return errors::Phrase::kFieldMissing;
    case codec::Problem::kBlank:
      return errors::Phrase::kTextBlank;
    case codec::Problem::kUnknownValue:
      return errors::Phrase::kValueUnknown;
    case codec::Problem::kTooLong:
      return errors::Phrase::kTextTooLong;
    case codec::Problem::kNotUtf8:
      return errors::Phrase::kTextNotUtf8;
    case codec::Problem::kControlCharacter:
      return errors::Phrase::kTextControls;
    case codec::Problem::kWrongType:
      return errors::Phrase::kTypeWrong;
    case codec::Problem::kNoDate:
      return errors::Phrase::kDateWrong;
    case codec::Problem::kNoTimeOfDay:
      return errors::Phrase::kTimeOfDayWrong;
    case codec::Problem::kNoStockCode:
      return errors::Phrase::kStockCodeWrong;
    case codec::Problem::kNoStockCodeWithVenue:
      return errors::Phrase::kStockCodeWithVenueWrong;
    case codec::Problem::kNoSectorCode:
      return errors::Phrase::kSectorCodeWrong;
    case codec::Problem::kNoMonth:
      return errors::Phrase::kMonthWrong;
  }
  return errors::Phrase::kMessageUnreadable;
}

}  // namespace

errors::Violation Worded(const codec::FieldProblem& problem) {
  return {problem.field, errors::Say(SentenceOf(problem.problem), problem.arguments)};
}

}  // namespace kiwoom::methods
