#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/sessions/forwarding_observer.h"
#include "service/sessions/placements.h"
#include "service/sessions/pooled_session.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct SessionPoolOptions {
  absl::Duration move_after = absl::Seconds(60);  // without a live session
  absl::Duration move_retry = absl::Seconds(5);   // while no other session has room
  absl::Duration full_pause = absl::Seconds(30);  // how long a session counts as full after the broker has said so
  // Whether the broker's code means that the connection is full.
  std::function<bool(std::string_view code)> is_full = [](std::string_view) { return false; };
};

// Spreads topics over the sessions. A topic of market data belongs to exactly one session at a time, the one with the
// most free room when it was wanted first; all types of an item go together. It stays there. Only if the session has
// not been live for a while, and another has, do its topics move to live sessions that have room, and never back by
// themselves. Topics of an account stay with its session.
//
// A listener learns first that its session has accepted topics, then what became of them. For a topic that moves, the
// old session reports a loss, and the new one reports it live, without a renewal: the listener knows what was missed in
// between.
//
// Steady time; no I/O, single-threaded.
class SessionPool {
 public:
  class Port;

  SessionPool(SessionPoolOptions options, std::function<clock::Moment()> now);

  ~SessionPool();

  // Opens a place for a session of this name. The session reports to the port, which forwards to `listener`; the name
  // and the listener outlive the pool.
  SessionObserver& Open(const SessionName& name, SessionObserver& listener);
  // The session of that place. It outlives the pool's use; call it before Register.
  void Attach(const SessionName& name, PooledSession& session);

  // Whether all of these can be registered in addition to the current ones.
  bool HasRoom(std::span<const Topic> topics) const;
  void Register(std::span<const Topic> topics);
  void Unregister(std::span<const Topic> topics);

  // When to call OnTimer next, on the steady clock.
  absl::Time NextTimer() const;
  void OnTimer(absl::Time now);

 private:
  struct Member;
  // The room of each session while a batch of topics is placed.
  class Plan;

  size_t NumberOf(const SessionName* name) const;
  bool Owns(size_t member, const Topic& topic) const;
  bool AnyLive() const;
  absl::Time MoveTime(const Member& member) const;
  void Hand(std::vector<std::vector<Topic>> batches);
  bool Reroute(size_t full, const Topic& topic);
  void MoveFrom(size_t member);

  const SessionPoolOptions options_;
  const std::function<clock::Moment()> now_;
  std::vector<std::unique_ptr<Member>> members_;
  Placements placements_;
  absl::Time any_live_since_ = absl::InfinitePast();  // steady
  absl::Time next_move_ = absl::InfinitePast();       // after an attempt that found no room
};

}  // namespace kiwoom::sessions
