#include "service/sessions/answer_ledger.h"

#include <algorithm>

namespace kiwoom::sessions {

void AnswerLedger::Send(uint64_t request, bool remove, absl::Time now) {
  in_hand_ = request;
  owed_.push_back({request, remove, now});
}

AnswerLedger::Match AnswerLedger::OnAnswer(std::string_view name, absl::Time now) {
  Match match;
  while (!owed_.empty() && owed_.front().request != in_hand_ && owed_.front().sent + kLatest < now) Pop(match.settled);
  const auto fits = [name](const Owed& owed) { return name.empty() || name == (owed.remove ? "REMOVE" : "REG"); };
  const auto fitting = std::ranges::count_if(owed_, fits);
  if (fitting == 0) return match;
  const auto own =
      std::ranges::count_if(owed_, [&](const Owed& owed) { return fits(owed) && owed.request == in_hand_; });
  match.meaning = own == 0 ? Meaning::kLate : own == fitting ? Meaning::kCertain : Meaning::kEither;
  // It answers this request or a later one, so earlier requests can get no answer any more.
  while (!fits(owed_.front())) Pop(match.settled);
  Pop(match.settled);
  return match;
}

void AnswerLedger::Clear() {
  owed_.clear();
  in_hand_ = 0;
}

void AnswerLedger::Pop(std::vector<uint64_t>& settled) {
  const uint64_t request = owed_.front().request;
  owed_.pop_front();
  const bool sent_again = std::ranges::find(owed_, request, &Owed::request) != owed_.end();
  if (request != in_hand_ && !sent_again) settled.push_back(request);
}

}  // namespace kiwoom::sessions
