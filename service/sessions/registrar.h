#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "codec/control_frame.h"
#include "service/broker/sliding_window_limiter.h"
#include "service/clock/moment.h"
#include "service/sessions/answer_ledger.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/recent_answers.h"
#include "service/sessions/registrar_outcome.h"
#include "service/sessions/registration_answers.h"
#include "service/sessions/registration_book.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct RegistrarOptions {
  int items_per_request = 100;                             // also the maximum number of registrations in a group
  int items_per_connection = 200;                          // different items of all types; "" is not counted
  int requests_per_second = 5;                             // REG and REMOVE together
  absl::Duration limiter_margin = absl::Milliseconds(50);  // per second, for network jitter
  absl::Duration answer_timeout = absl::Seconds(10);
  absl::Duration too_fast_pause = absl::Seconds(1);  // after the broker has refused one as too fast
  // After this many consecutive REGs without any answer, the connection counts as unable to register anything. The
  // first limit applies while topics are registered, which a reconnect would interrupt, the second while none is.
  int unanswered_limit = 6;
  int unanswered_limit_idle = 2;
};

// Keeps the broker's registrations equal to the wanted topics: decides what to REG and to REMOVE, and interprets each
// answer. RegistrationBook tracks the phase of each topic. No I/O, no clock, single-threaded.
//
// Answers carry no id, so only one request is in hand at a time. Registrations that were lost with the session go
// first, then new topics, then the suspects described below, each in REGs of their own. A refused batch is halved until
// the refused topics are known.
//
// An unanswered REG interrupts no stream. The session continues, and the topics of that REG become suspects:
//  - They may be registered. A REMOVE makes sure that they are not. It is also a fence: its answer has another name,
//    and answers come in order, so no answer to the REG can follow it and be taken for the answer to the next REG.
//  - Then they are halved as after a refusal, but behind everything else, so a new topic waits for them for at most one
//    timeout. A topic that is sent alone and still not answered is refused with a message of the gateway and forgotten:
//    it is not sent again after a reconnect unless it is wanted again. Then it is sent last and alone.
//  - No topic is blamed before the broker has answered something that was sent after its REG. If the REMOVE is not
//    answered either, the next request shows whether the broker answers anything: a REG of a registered topic, which
//    changes nothing, or else whatever is queued.
//  - While an answer may belong to either of two requests (see AnswerLedger), it is not trusted. The request in hand is
//    sent again until an answer is unambiguous; registering is idempotent.
//  - An unexpected answer may mean that earlier answers were matched to the wrong requests. The topics in question are
//    removed, which is a fence again, and registered again with a gap notice (see RecentAnswers).
// Dropping the session instead would also remove the uncertainty, but would give every stream a gap for each halving.
//
// So the session is dropped only as a last resort, when the broker answers no REG at all. A topic that was sent alone
// before such a drop, and is not answered after it either, is refused without further proof. So a single wanted item
// for which the broker answers neither REG nor REMOVE costs one drop, which affects no other stream.
//
// An unanswered REMOVE counts as done: rows that still arrive have no reader.
//
// A topic that was given up and is wanted again gets a new epoch, even if the broker never received a request about it.
class Registrar {
 public:
  // `epochs` numbers the registrations of all sessions.
  Registrar(RegistrarOptions options, EpochClock& epochs);

  bool IsRegistered(const Topic& topic) const { return book_.PhaseOf(topic) == RegistrationBook::Phase::kStanding; }
  // Adds wanted topics. Those already wanted are unaffected.
  RegistrarOutcome Add(std::span<const Topic> topics, clock::Moment now);
  // Removes wanted topics; unknown ones are ignored.
  void Remove(std::span<const Topic> topics) { book_.Unwant(topics); }

  // The login succeeded: requests may be sent.
  void OnLogin() { logged_in_ = true; }
  // The connection and all registrations are lost; the wanted ones are queued again.
  void OnLost(clock::Moment last_upstream, std::string_view reason);
  // Handles an answer to a REG or REMOVE.
  RegistrarOutcome OnAnswer(const codec::ControlFrame& frame, clock::Moment now);
  // Gives up the request in hand if its answer is overdue; otherwise does nothing.
  RegistrarOutcome OnTimer(clock::Moment now);

  // The request to send now, if any. Call it after every input.
  std::optional<RegistrationRequest> Next(clock::Moment now);
  // When the results of Next, OnTimer or Hopeless may change without another input, on the steady clock.
  absl::Time NextTimer() const;
  // Whether this connection can register nothing any more, so that only a new one may help.
  bool Hopeless() const;

  // All wanted topics, registered or not, sorted.
  std::vector<Topic> wanted() const { return book_.wanted(); }
  bool outstanding() const { return hand_.has_value(); }
  // The number of wanted topics that are registered.
  int standing() const { return book_.standing(); }
  const RegistrationAnswers& answers() const { return answers_; }
  // The number of different wanted items.
  int item_count() const { return book_.item_count(); }

 private:
  struct InHand {
    RegistrationRequest request;
    bool probe = false;
    uint64_t id = 0;
    uint64_t epoch = 0;
    bool to_send = true;  // for the first time or again
    int times_sent = 0;
    absl::Time deadline = absl::InfiniteFuture();
  };
  // A REG that was given up.
  struct Unanswered {
    std::vector<Topic> topics;
    bool settled = false;  // it can get no answer any more
  };

  std::optional<InHand> Choose(clock::Moment now);
  void SendAgain();
  void Conclude(const codec::ControlFrame& frame, clock::Moment now, RegistrarOutcome& outcome);
  void OnUnasked(const codec::ControlFrame& frame, clock::Moment now, RegistrarOutcome& outcome);
  void Judge(RegistrarOutcome& outcome);
  bool IsWaiting() const;

  const RegistrarOptions options_;
  EpochClock& epochs_;
  broker::SlidingWindowLimiter limiter_;
  RegistrationBook book_;
  AnswerLedger ledger_;
  RecentAnswers recent_;
  RegistrationAnswers answers_;
  bool logged_in_ = false;
  std::optional<InHand> hand_;
  uint64_t requests_ = 0;
  std::map<uint64_t, Unanswered> unanswered_;  // by request
  int unanswered_in_a_row_ = 0;                // REGs since the last answer of any kind
  bool hopeless_ = false;
  absl::Time wake_ = absl::InfiniteFuture();  // when the limiter allows the next request
};

}  // namespace kiwoom::sessions
