#include "service/sessions/login_trials.h"

#include <utility>

namespace kiwoom::sessions {

LoginTrials::Verdict LoginTrials::OnRefused(const std::string& token, bool final) {
  unanswered_ = 0;
  if (token == refused_) {
    ++times_;
  } else {
    replacement_ = !refused_.empty();
    refused_ = token;
    times_ = 1;
  }
  if (!replacement_) {
    rejected_ = token;
    return times_ == 1 ? Verdict::kRetryAtOnce : Verdict::kBackOff;
  }
  if (!final && times_ < options_.fresh_tries) return Verdict::kBackOff;
  rejected_ = token;
  return Verdict::kRefused;
}

void LoginTrials::OnUnanswered(const std::string& token) {
  if (++unanswered_ == options_.unanswered_limit) rejected_ = token;
}

void LoginTrials::OnAccepted() {
  rejected_.clear();
  unanswered_ = 0;
}

std::string LoginTrials::TakeRejected() { return std::exchange(rejected_, ""); }

}  // namespace kiwoom::sessions
