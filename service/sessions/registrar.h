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
// answer means. RegistrationBook knows what that does to each topic. No I/O, no clock, one thread.
//
// Answers carry no id, so one request is in hand at a time. Registrations that were lost with the session go first,
// then new topics, then the suspects described below, each in REGs of their own. A refused batch is halved until the
// refused topics are known.
//
// A REG that is not answered costs nobody's stream. The session goes on, and the topics of that REG become suspects:
//  - They may be registered. A REMOVE makes sure that they are not. It is also a fence: its answer has another name,
//    and answers come in order, so no answer to the REG can follow it and be taken for the answer to the next REG.
//  - Then they are halved as after a refusal, but behind everything else, so that a new topic waits for them no longer
//    than one timeout. The topic that is not answered although it is asked alone is refused with a sentence of ours and
//    forgotten: no reconnect asks for it again. If a reader does, it is asked last and alone.
//  - No topic is blamed before the broker has answered something that was sent after its REG. If the REMOVE is not
//    answered either, the next request shows whether the broker answers anything: a REG of a topic that stands already,
//    which changes nothing, or else whatever is queued.
//  - As long as an answer may belong to either of two requests (see AnswerLedger), it is not believed. The request in
//    hand is sent again until an answer can be no other's; to register twice is to register once.
//  - An answer to nothing may mean that earlier answers were mistaken for each other. The topics in question are
//    removed, which is a fence again, and registered under a gap notice (see RecentAnswers).
// Dropping the session instead would also make sure of everything, but costs every stream a gap for each halving.
//
// So the session is dropped only as a last resort: the broker answers no REG at all. A topic that was asked alone
// before such a drop, and is not answered after it either, is refused without further proof. An item that is wanted
// alone, and of which the broker answers neither REG nor REMOVE, therefore costs one drop, and there is no other stream
// to feel it.
//
// A REMOVE that is not answered counts as done: rows that still come have no reader.
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
    int times_sent = 0;
    absl::Time deadline = absl::InfiniteFuture();
  };
  // A REG that was given up.
  struct Unanswered {
    std::vector<Topic> topics;
    bool settled = false;  // it never will be answered
  };

  std::optional<InHand> Choose(absl::Time now);
  void SendAgain();
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
