#include "service/sessions/registrar.h"

#include <algorithm>
#include <string>
#include <utility>

#include "service/broker/broker_error.h"

namespace kiwoom::sessions {
namespace {

using codec::ControlFrame;

bool IsAccepted(const ControlFrame& frame) { return frame.return_code.empty() || frame.return_code == "0"; }

bool IsTooFast(const ControlFrame& frame) {
  return !IsAccepted(frame) && broker::IsLimit(broker::ReadBrokerError(0, frame.return_code, frame.return_msg).kind);
}

// An unexpected answer.
ProtocolAnomaly Stray(std::string_view what, const ControlFrame& frame) {
  const std::string name = std::string(frame.trnm) + (frame.trnm.empty() ? "" : " ");
  return {what, name + std::string(frame.return_code), std::string(frame.return_msg)};
}

}  // namespace

Registrar::Registrar(RegistrarOptions options, EpochClock& epochs)
    : options_(options),
      epochs_(epochs),
      limiter_(options.requests_per_second, absl::Seconds(1) + options.limiter_margin),
      book_(options.items_per_request, options.items_per_connection, epochs_) {}

RegistrarOutcome Registrar::Add(std::span<const Topic> topics, clock::Moment now) {
  RegistrarOutcome outcome;
  book_.Want(topics, now.wall, outcome);
  return outcome;
}

void Registrar::OnLost(clock::Moment last_upstream, std::string_view reason) {
  for (const auto& [request, unanswered] : unanswered_) book_.Suspect(unanswered.topics);
  book_.Lose({last_upstream, std::string(reason)});
  unanswered_.clear();
  ledger_.Clear();
  recent_.Clear();
  hand_.reset();
  unanswered_in_a_row_ = 0;
  hopeless_ = false;
  logged_in_ = false;
}

std::optional<RegistrationRequest> Registrar::Next(clock::Moment now) {
  wake_ = absl::InfiniteFuture();
  if (!logged_in_ || hopeless_) return std::nullopt;
  if (!hand_.has_value()) {
    // Do not choose a request before it can be sent: readers may still change their subscriptions.
    if (!book_.removes_due() && !book_.adds_due() && unanswered_.empty()) return std::nullopt;
  } else if (!hand_->to_send) {
    return std::nullopt;
  }
  const absl::Time earliest = limiter_.Earliest(now.steady);
  if (earliest > now.steady) {
    wake_ = earliest;
    return std::nullopt;
  }
  if (!hand_.has_value()) hand_ = Choose(now);
  if (!hand_.has_value()) return std::nullopt;
  limiter_.Take(now.steady);
  ledger_.Send(hand_->id, hand_->request.remove, now.steady);
  hand_->to_send = false;
  hand_->request.again = hand_->probe || hand_->times_sent > 0;
  ++hand_->times_sent;
  hand_->deadline = now.steady + options_.answer_timeout;
  return hand_->request;
}

// Removals go first, because they make room and resolve uncertainty.
std::optional<Registrar::InHand> Registrar::Choose(clock::Moment now) {
  InHand hand{.id = ++requests_};
  if (book_.removes_due()) {
    hand.request = book_.TakeRemoves();
    return hand;
  }
  auto probe = unanswered_.empty() ? std::nullopt : book_.Probe();
  if (probe.has_value()) {
    hand.request = *std::move(probe);
    hand.probe = true;
    return hand;
  }
  if (!book_.adds_due()) return std::nullopt;
  hand.request = book_.TakeAdds();
  hand.epoch = epochs_.Next(now.wall);
  return hand;
}

RegistrarOutcome Registrar::OnAnswer(const ControlFrame& frame, clock::Moment now) {
  using enum AnswerLedger::Meaning;
  RegistrarOutcome outcome;
  if (IsTooFast(frame)) limiter_.Hold(now.steady + options_.too_fast_pause);
  unanswered_in_a_row_ = 0;
  const AnswerLedger::Match match = ledger_.OnAnswer(frame.trnm, now.steady);
  for (const uint64_t request : match.settled) {
    if (const auto found = unanswered_.find(request); found != unanswered_.end()) found->second.settled = true;
  }
  if (match.meaning != kUnasked && frame.trnm != "REMOVE" && !IsAccepted(frame)) recent_.Add({}, now);
  switch (match.meaning) {
    case kUnasked:
      OnUnasked(frame, now, outcome);
      break;
    case kLate:
      outcome.anomaly = Stray("The broker answered too late", frame);
      break;
    case kCertain:
      if (!hand_->request.remove) {
        answers_.Add(IsAccepted(frame) ? RegistrationAnswer::kAccepted : RegistrationAnswer::kRefused);
      }
      Conclude(frame, now, outcome);
      break;
    case kEither:
      hand_->probe ? Conclude(frame, now, outcome) : SendAgain();
      break;
  }
  Judge(outcome);
  return outcome;
}

void Registrar::SendAgain() {
  hand_->to_send = true;
  hand_->deadline = absl::InfiniteFuture();
}

// The request in hand has been answered. For a probe the verdict does not matter.
void Registrar::Conclude(const ControlFrame& frame, clock::Moment now, RegistrarOutcome& outcome) {
  const bool too_fast = IsTooFast(frame);
  if (too_fast && hand_->times_sent > 1) return SendAgain();  // it had no effect this time, but perhaps before
  const InHand hand = *std::exchange(hand_, std::nullopt);
  ledger_.LetGo();
  if (hand.probe) return;
  if (too_fast) {
    book_.Retry(hand.request);
  } else if (hand.request.remove) {
    // A refused REMOVE is not repeated: rows that still arrive have no reader, and reconnecting cleans up.
    if (!IsAccepted(frame)) {
      outcome.anomaly = {"The broker refused a REMOVE", std::string(frame.return_code), std::string(frame.return_msg)};
    }
    book_.Removed(hand.request, true);
  } else if (IsAccepted(frame)) {
    book_.Confirm(hand.request, hand.epoch, outcome);
    recent_.Add(hand.request.topics, now);
  } else {
    book_.Refuse(hand.request, frame.return_code, frame.return_msg, outcome);
  }
}

void Registrar::OnUnasked(const ControlFrame& frame, clock::Moment now, RegistrarOutcome& outcome) {
  outcome.anomaly = Stray("The broker sent an unexpected answer", frame);
  if (frame.trnm == "REMOVE") return;
  auto doubt = recent_.OnUnasked(IsAccepted(frame), now);
  if (!doubt.has_value()) return;
  book_.Doubt(doubt->topics, {doubt->since, "the broker's answers to registrations did not match the requests"},
              outcome);
}

RegistrarOutcome Registrar::OnTimer(clock::Moment now) {
  RegistrarOutcome outcome;
  if (!hand_.has_value() || now.steady < hand_->deadline) return outcome;
  InHand hand = *std::exchange(hand_, std::nullopt);
  ledger_.LetGo();
  outcome.anomaly = {hand.request.remove ? "The broker did not answer a REMOVE" : "The broker did not answer a REG", "",
                     "of " + std::to_string(hand.request.topics.size()) + " registrations"};
  if (hand.request.remove) {
    book_.Removed(hand.request, false);
    Judge(outcome);
    return outcome;
  }
  ++unanswered_in_a_row_;
  answers_.Add(RegistrationAnswer::kUnanswered);
  if (!hand.probe) {
    book_.NoAnswer(hand.request);
    std::vector<Topic>& topics = hand.request.topics;
    const bool settled = topics.size() == 1 && book_.IsStruck(topics[0]);
    unanswered_[hand.id] = {std::move(topics), settled};
  }
  const int limit = standing() > 0 ? options_.unanswered_limit : options_.unanswered_limit_idle;
  hopeless_ = unanswered_in_a_row_ >= limit && IsWaiting();
  return outcome;
}

absl::Time Registrar::NextTimer() const {
  if (Hopeless()) return absl::InfinitePast();
  return std::min(hand_.has_value() ? hand_->deadline : absl::InfiniteFuture(), wake_);
}

// If nothing is pending, nothing can show whether the broker answers, and nothing is lost either.
bool Registrar::Hopeless() const {
  if (hopeless_) return true;
  if (unanswered_.empty() || hand_.has_value()) return false;
  return standing() == 0 && !book_.removes_due() && !book_.adds_due() && IsWaiting();
}

// Whether any topic is waiting for a verdict or a REG.
bool Registrar::IsWaiting() const {
  return book_.adds_due() || std::ranges::any_of(unanswered_, [&](const auto& unanswered) {
           return book_.IsWanted(unanswered.second.topics);
         });
}

// Judges requests that can get no answer any more and whose topics have been removed.
void Registrar::Judge(RegistrarOutcome& outcome) {
  std::erase_if(unanswered_, [&](const auto& entry) {
    const auto& [topics, settled] = entry.second;
    if (!settled || book_.IsLeaving(topics)) return false;
    book_.Judge(topics,
                "The broker did not answer this registration, which was sent alone, within " +
                    absl::FormatDuration(options_.answer_timeout) + ".",
                outcome);
    return true;
  });
}

}  // namespace kiwoom::sessions
