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
#include "service/sessions/answer_ledger.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/recent_answers.h"
#include "service/sessions/registrar_outcome.h"
#include "service/sessions/registration_book.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct RegistrarOptions {
  int items_per_request = 100;                             // also registrations in one group
  int items_per_connection = 200;                          // different items, whatever their types; "" is not counted
  int requests_per_second = 5;                             // REG and REMOVE together
  absl::Duration limiter_margin = absl::Milliseconds(50);  // per second, for the jitter of the network
  absl::Duration answer_timeout = absl::Seconds(10);
  absl::Duration too_fast_pause = absl::Seconds(1);  // after 105110
  // REGs in a row without any answer at all, after which the broker is taken to register nothing on this connection:
  // while something stands, which a reconnect would cost, and while nothing does.
  int unanswered_limit = 6;
  int unanswered_limit_idle = 2;
};

// Keeps what is registered at the broker equal to what is wanted: decides what to REG and to REMOVE, and what each
// answer means. What becomes of a topic stands in RegistrationBook. No I/O, no clock, one thread.
//
// Answers carry no id, so one request is in hand at a time. First goes what stood before the session was lost, then what
// is new, last the suspects below, each in REGs of its own. A refused batch is halved until the refused topics are
// known.
//
// A REG that is not answered costs nobody's stream: the session goes on, and the topics of that REG become suspects.
//  - Perhaps they are registered. A REMOVE of them makes sure that they are not. It also is a fence: its answer has
//    another name, and once it is here, no answer to the REG can follow, as answers come in order. From then on the
//    next REG's answer is the next REG's.
//  - Then they are halved as after a refusal, but behind everything else, so that nobody's new topic waits longer than
//    one timeout for them, until one that is asked alone is not answered either. That one is refused, with a sentence of
//    ours, and forgotten: no reconnect asks for it again. A reader may; then it is asked last and alone.
//  - Nobody is accused before the broker has answered something that was sent after the REG: silence as such is the
//    broker's. If the REMOVE is not answered either, whatever is asked next shows it, or, where nothing is to be asked, a
//    REG of what stands anyway.
//  - While two answers may come where one is expected (see AnswerLedger), none is believed: the request is sent again,
//    until its answer can be no other's. What is registered twice is registered once.
//  - An answer too many, which nobody waits for, may mean that earlier ones were taken for each other's: those topics
//    are removed and registered again, with a gap (see RecentAnswers).
// Only a broker that answers no REG at all is left, as the last resort. That leaves everything behind asked in halves,
// and a topic that was alone for the second time is refused without further proof; so also a broker that answers
// neither REG nor REMOVE of an item nobody else is registered beside loses the session once for it.
//
// A REMOVE that is not answered is over nevertheless: what still comes has no reader.
//
// A topic that was given up and is wanted again gets a new epoch, even if the broker never heard of it.
class Registrar {
 public:
  // `epochs` number its registrations, and those of all other sessions.
  Registrar(RegistrarOptions options, EpochClock& epochs);

  // Whether Add would refuse none of these.
  bool HasRoom(std::span<const Topic> topics) const { return book_.HasRoom(topics); }
  // Topics that are wanted from now on. Those that are wanted already stay as they are.
  RegistrarOutcome Add(std::span<const Topic> topics, absl::Time now);
  // Topics that are wanted no more; unknown ones are ignored.
  void Remove(std::span<const Topic> topics) { book_.Unwant(topics); }

  // The login succeeded: requests may be sent.
  void OnLogin() { logged_in_ = true; }
  // The connection is gone and with it every registration; the wanted ones are queued again.
  void OnLost(absl::Time last_upstream_time, std::string_view reason);
  // An answer to a REG or REMOVE.
  RegistrarOutcome OnAnswer(const codec::ControlFrame& frame, absl::Time now);
  // Gives up the request in hand if its answer is overdue; harmless earlier.
  RegistrarOutcome OnTimer(absl::Time now);

  // The request to send now, if any; called after every input.
  std::optional<RegistrationRequest> Next(absl::Time now);
  // When Next, OnTimer or Hopeless may have news without another input.
  absl::Time NextTimer() const;
  // Whether this connection registers nothing any more: only a new one may help.
  bool Hopeless() const;

  // Every topic that is wanted, registered or not yet, sorted.
  std::vector<Topic> wanted() const { return book_.wanted(); }
  bool outstanding() const { return hand_.has_value(); }
  // Wanted registrations that stand at the broker.
  int standing() const { return book_.standing(); }
  // Different items among the wanted ones.
  int item_count() const { return book_.item_count(); }

 private:
  struct InHand {
    RegistrationRequest request;
    bool probe = false;
    uint64_t id = 0;
    uint64_t epoch = 0;
    bool to_send = true;  // for the first time, or again
    absl::Time deadline = absl::InfiniteFuture();
  };
  // A REG that was given up.
  struct Unanswered {
    std::vector<Topic> topics;
    bool settled = false;  // it never will be answered
  };

  std::optional<InHand> Choose(absl::Time now);
  void Conclude(const codec::ControlFrame& frame, absl::Time now, RegistrarOutcome& outcome);
  void OnUnasked(const codec::ControlFrame& frame, absl::Time now, RegistrarOutcome& outcome);
  void Judge(RegistrarOutcome& outcome);
  bool IsWaiting() const;

  const RegistrarOptions options_;
  EpochClock& epochs_;
  broker::SlidingWindowLimiter limiter_;
  RegistrationBook book_;
  AnswerLedger ledger_;
  RecentAnswers recent_;
  bool logged_in_ = false;
  std::optional<InHand> hand_;
  uint64_t requests_ = 0;
  std::map<uint64_t, Unanswered> unanswered_;  // by request
  int unanswered_in_a_row_ = 0;                // REGs since the last answer of whatever kind
  bool hopeless_ = false;
  absl::Time wake_ = absl::InfiniteFuture();  // when the pace allows what is queued
};

}  // namespace kiwoom::sessions
