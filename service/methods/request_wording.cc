#include "service/methods/request_wording.h"

namespace kiwoom::methods {
namespace {

errors::Sentence SentenceOf(codec::Problem problem) {
  switch (problem) {
    case codec::Problem::kNotAMessage:
      return errors::Sentence::kMessageUnreadable;
    case codec::Problem::kMissing:
      return errors::Sentence::kFieldMissing;
    case codec::Problem::kUnknownValue:
      return errors::Sentence::kValueUnknown;
    case codec::Problem::kTooLong:
      return errors::Sentence::kTextTooLong;
    case codec::Problem::kNotUtf8:
      return errors::Sentence::kTextNotUtf8;
    case codec::Problem::kWrongType:
      return errors::Sentence::kTypeWrong;
    case codec::Problem::kNoDate:
      return errors::Sentence::kDateWrong;
    case codec::Problem::kNoTimeOfDay:
      return errors::Sentence::kTimeOfDayWrong;
  }
  return errors::Sentence::kMessageUnreadable;
}

}  // namespace

errors::Violation Worded(const codec::FieldProblem& problem) {
  return {problem.field, errors::Say(SentenceOf(problem.problem), problem.arguments)};
}

}  // namespace kiwoom::methods
