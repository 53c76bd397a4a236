#include "service/sessions/recent_answers.h"

#include <utility>

namespace kiwoom::sessions {

void RecentAnswers::Add(std::vector<Topic> registered, clock::Moment now) {
  Forget(now.steady);
  verdicts_.push_back({now, std::move(registered)});
}

std::optional<RecentAnswers::Doubt> RecentAnswers::OnUnasked(bool accepted, clock::Moment now) {
  Forget(now.steady);
  if (verdicts_.empty()) return std::nullopt;
  Doubt doubt{.since = verdicts_.front().time};
  bool all_accepted = accepted;
  for (const Verdict& verdict : verdicts_) {
    all_accepted &= !verdict.registered.empty();
    doubt.topics.insert(doubt.topics.end(), verdict.registered.begin(), verdict.registered.end());
  }
  if (all_accepted || doubt.topics.empty()) return std::nullopt;
  verdicts_.clear();
  return doubt;
}

void RecentAnswers::Forget(absl::Time steady) {
  while (!verdicts_.empty() && verdicts_.front().time.steady + kDoubtful < steady) verdicts_.pop_front();
}

}  // namespace kiwoom::sessions
