#include "tests/chaos/topic_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/chaos/stamp.h"

namespace kiwoom::chaos {
namespace {

// An epoch is the time of its registration; the broker sees the request a little later or, because epochs of one moment
// are counted up, a little earlier.
constexpr absl::Duration kEpochTolerance = absl::Milliseconds(50);
// So long an answer that nobody asked for may mislead the gateway.
constexpr absl::Duration kMisleading = absl::Minutes(1);

std::string ClockTime(absl::Time time) { return absl::FormatTime("%H:%M:%E6S", time, absl::UTCTimeZone()); }

std::string Text(const Window& window) { return absl::StrCat(ClockTime(window.from), " to ", ClockTime(window.until)); }

}  // namespace

void TopicCheck::Say(const std::string& what) const { complain_(absl::StrCat(chaos::Text(topic_), ": ", what)); }

std::string TopicCheck::Describe(uint64_t stamp) const {
  const absl::Time sent = surroundings_.ledger.SentAt(topic_, stamp);
  return absl::StrCat("stamp ", stamp,
                      sent == absl::InfiniteFuture() ? " (never sent)" : " (sent at " + ClockTime(sent) + ")");
}

void TopicCheck::Want(bool snapshots) {
  phase_ = Phase::kWanted;
  sequence_.reset();
  continuous_ = false;
  joined_ = absl::InfiniteFuture();
  windows_.clear();
  resuming_stream_ = false;
  replay_left_ = 0;
  replay_cut_ = false;
  may_rejoin_ = false;
  snapshots_wanted_ = snapshots;
  snapshots_over_ = false;
  snapshot_.reset();
}

void TopicCheck::Resume(const v1::StreamPosition& position, bool snapshots) {
  if (position.sequence() > 0 && (position.epoch() != epoch_ || position.sequence() != sequence_)) {
    Say(absl::StrCat("the reader resumes from sequence ", position.sequence(), " of epoch ", position.epoch(),
                     ", which was not the last one that it got"));
  }
  Want(snapshots);
  phase_ = Phase::kResuming;
  resuming_stream_ = true;
  epoch_ = position.epoch();
  session_ = surroundings_.book.SessionOf(topic_, epoch_);
  sequence_ = position.sequence();
  continuous_ = position.sequence() > 0;
  // Its earlier stamps belong to a subscription that it left.
  if (!continuous_) stamp_ = 0;
}

void TopicCheck::Leave() {
  phase_ = Phase::kNone;
  windows_.clear();
}

void TopicCheck::Enter(const v1::Registration& registration, absl::Time now) {
  const uint64_t epoch = registration.epoch();
  const std::string& session = registration.session();
  if (auto contradiction = surroundings_.book.EnterSession(topic_, epoch, session)) Say(*contradiction);
  const absl::Time registered = absl::FromUnixMicros(static_cast<int64_t>(epoch)) - kEpochTolerance;
  if (surroundings_.ledger.WasRegistered(topic_, session, {registered, now})) return;
  // Answers carry no id. After one too many nobody can know at once which registrations stand; the gateway must find
  // out and say so. What it has not corrected at the end is reported then.
  if (surroundings_.ledger.Misled(session, {now - kMisleading, now})) return;
  Say(absl::StrCat("told live in epoch ", epoch, " on session \"", session,
                   "\", but the broker had no registration there from ", ClockTime(registered), " to ",
                   ClockTime(now)));
}

void TopicCheck::Live(const v1::Registration& registration, absl::Time now) {
  Enter(registration, now);
  if (may_rejoin_ && (phase_ == Phase::kLive || phase_ == Phase::kLost)) Want(snapshots_wanted_);
  switch (phase_) {
    case Phase::kNone:
      return Say("told live, although the reader is not subscribed");
    case Phase::kLive:
      return Say(absl::StrCat("told live in epoch ", registration.epoch(), ", although it was live in epoch ", epoch_,
                              ": a gap notice is owed"));
    case Phase::kLost:
      return Say(absl::StrCat("told live in epoch ", registration.epoch(), ", although it was lost in epoch ", epoch_,
                              ": a gap notice is owed"));
    case Phase::kResuming:
    case Phase::kGapOwed:
      return Say("told live, although it resumes");
    case Phase::kWanted:
    case Phase::kRefused:
      break;
  }
  if (registration.epoch() < highest_epoch_) {
    Say(absl::StrCat("told live in epoch ", registration.epoch(), ", older than epoch ", highest_epoch_));
  }
  phase_ = Phase::kLive;
  epoch_ = registration.epoch();
  session_ = registration.session();
  highest_epoch_ = std::max(highest_epoch_, epoch_);
  sequence_.reset();
  continuous_ = false;
  joined_ = now;
  windows_.clear();
}

void TopicCheck::Refuse() {
  if (phase_ == Phase::kNone) return Say("refused, although the reader is not subscribed");
  phase_ = Phase::kRefused;
}

void TopicCheck::Lose(const v1::Registration& registration) {
  if (phase_ == Phase::kResuming || phase_ == Phase::kGapOwed || may_rejoin_) return;
  if (phase_ != Phase::kLive) return Say("told lost, although it was not live");
  if (registration.epoch() != epoch_) {
    Say(absl::StrCat("the lost notice ends epoch ", registration.epoch(), ", but the reader was in epoch ", epoch_));
  }
  if (registration.session() != session_) {
    Say(absl::StrCat("the lost notice is about session \"", registration.session(), "\", but the topic was on \"",
                     session_, "\""));
  }
  phase_ = Phase::kLost;
}

void TopicCheck::Gap(const v1::Registration& registration, const Window& window, absl::Time now) {
  Enter(registration, now);
  if (window.from > window.until) Say(absl::StrCat("told a gap that ends before it starts, ", Text(window)));
  const uint64_t epoch = registration.epoch();
  switch (phase_) {
    case Phase::kNone:
      return Say("told a gap, although the reader is not subscribed");
    case Phase::kWanted:
    case Phase::kRefused:
      Say("told a gap, although it was not live before");
      joined_ = now;
      break;
    case Phase::kResuming:
      Say("told a gap before the result of its resumption");
      break;
    case Phase::kLive:
    case Phase::kLost:
      if (epoch < epoch_ || (epoch == epoch_ && !resuming_stream_)) {
        Say(absl::StrCat("after the gap the epoch is ", epoch, ", before it was ", epoch_));
      }
      break;
    case Phase::kGapOwed:
      break;
  }
  // After a gap of a resumption the reader joins a registration that others may have had for long.
  const bool fresh = epoch != epoch_ && phase_ != Phase::kGapOwed;
  if (fresh) {
    sequence_ = 0;
  } else {
    sequence_.reset();
    replay_cut_ |= replay_left_ > 0;
  }
  if (!continuous_) joined_ = std::min(joined_, now);
  windows_.push_back(window);
  phase_ = Phase::kLive;
  epoch_ = epoch;
  session_ = registration.session();
  highest_epoch_ = std::max(highest_epoch_, epoch);
}

void TopicCheck::Resumption(const v1::ResumptionResult& result, absl::Time now) {
  if (phase_ != Phase::kResuming) return Say("told the result of a resumption that nobody asked for");
  if (const v1::Registration& current = result.registration(); current.epoch() != 0) {
    auto contradiction = surroundings_.book.EnterSession(topic_, current.epoch(), current.session());
    if (contradiction.has_value()) Say(*contradiction);
  }
  switch (result.outcome()) {
    case v1::RESUMPTION_OUTCOME_RESUMED:
      replay_left_ = result.replayed_count();
      phase_ = Phase::kLive;
      break;
    case v1::RESUMPTION_OUTCOME_NOTHING_MISSED:
      if (result.replayed_count() != 0) Say("told that nothing was missed, and that something is replayed");
      // Zero: it is not active, and a gap notice will follow.
      if (result.registration().epoch() != epoch_ && result.registration().epoch() != 0) {
        Say(absl::StrCat("told that nothing was missed, but the epoch is ", result.registration().epoch(),
                         " instead of ", epoch_));
      }
      phase_ = Phase::kLive;
      break;
    case v1::RESUMPTION_OUTCOME_GAP:
      replay_left_ = result.replayed_count();
      phase_ = Phase::kGapOwed;
      break;
    default:
      Say("told no outcome of its resumption");
  }
  // Without events there is nothing to continue: what is sent from now on is owed.
  if (!continuous_) joined_ = now;
}

void TopicCheck::Data(const v1::Event& event) {
  const std::optional<uint64_t> stamp = StampOf(event);
  if (!stamp.has_value()) return Say(absl::StrCat("an event without a stamp, sequence ", event.sequence()));
  if (surroundings_.ledger.SentAt(topic_, *stamp) == absl::InfiniteFuture()) {
    return Say(absl::StrCat("the broker never sent ", *stamp));
  }
  if (auto contradiction = surroundings_.book.Enter(topic_, event.epoch(), event.sequence(), *stamp)) {
    Say(*contradiction);
  }
  if (IsOfAccount(topic_.type) && event.account() != AccountOf(topic_.session)) {
    Say(Describe(*stamp) + " names another account");
  }
  NoteArrival(event, *stamp);
  if (event.snapshot()) return Snapshot(event, *stamp);
  CheckPhase(event);
  if (!wanted()) return;
  CheckSession(event, *stamp);
  CheckReplay(event);
  CheckSequence(event);
  if (*stamp <= stamp_) {
    Say(*stamp == stamp_ ? Describe(*stamp) + " came twice"
                         : absl::StrCat(Describe(*stamp), " came after stamp ", stamp_));
  } else {
    CheckMissing(event, *stamp);
  }
  CheckAgainstSnapshot(event, *stamp);
  // Whatever was wrong has been reported once: continue from here.
  phase_ = Phase::kLive;
  epoch_ = event.epoch();
  highest_epoch_ = std::max(highest_epoch_, epoch_);
  sequence_ = event.sequence();
  stamp_ = std::max(stamp_, *stamp);
  continuous_ = true;
  windows_.clear();
  snapshots_over_ = true;
}

void TopicCheck::NoteArrival(const v1::Event& event, uint64_t stamp) {
  const std::string session = surroundings_.book.SessionOf(topic_, event.epoch());
  if (session.empty()) return;
  surroundings_.arrivals.Enter(
      session, surroundings_.ledger.OrderOf(topic_, stamp),
      absl::FromUnixSeconds(event.received_time().seconds()) + absl::Nanoseconds(event.received_time().nanos()));
}

// A row comes from the session on which the reader was told that the topic is registered.
void TopicCheck::CheckSession(const v1::Event& event, uint64_t stamp) const {
  if (event.epoch() != epoch_ || session_.empty()) return;  // reported already, or a position of an earlier process
  const std::vector<std::string> sent = surroundings_.ledger.SentTo(topic_, stamp);
  if (std::ranges::find(sent, session_) != sent.end()) return;
  Say(absl::StrCat(Describe(stamp), " came in epoch ", epoch_, " of session \"", session_,
                   "\", but the broker sent it to ", sent.empty() ? "nobody" : absl::StrJoin(sent, ", ")));
}

void TopicCheck::CheckPhase(const v1::Event& event) const {
  const std::string which = absl::StrCat("sequence ", event.sequence(), " of epoch ", event.epoch());
  switch (phase_) {
    case Phase::kNone:
      return Say(which + " came, although the reader is not subscribed");
    case Phase::kWanted:
      return Say(which + " came before the live notice");
    case Phase::kResuming:
      return Say(which + " came before the result of the resumption");
    case Phase::kGapOwed:
      return Say(which + " came, although a gap notice is owed: the resumption failed");
    case Phase::kLost:
      return Say(which + " came after the lost notice: a gap notice is owed");
    case Phase::kRefused:
      return Say(which + " came, although it was refused");
    case Phase::kLive:
      if (event.epoch() == epoch_) return;
      return Say(absl::StrCat(which, " came, but the reader was told only of epoch ", epoch_));
  }
}

void TopicCheck::CheckReplay(const v1::Event& event) {
  if (event.replayed() != (replay_left_ > 0) && !(replay_cut_ && !event.replayed())) {
    Say(event.replayed() ? absl::StrCat("sequence ", event.sequence(), " is marked as replayed and should not be")
                         : absl::StrCat("sequence ", event.sequence(), " is not marked as replayed, with ",
                                        replay_left_, " replayed events to come"));
  }
  if (!event.replayed()) replay_left_ = 0;
  if (replay_left_ > 0) --replay_left_;
}

void TopicCheck::CheckSequence(const v1::Event& event) {
  if (phase_ != Phase::kLive || event.epoch() != epoch_) return;  // reported already
  if (!sequence_.has_value()) {
    if (event.sequence() <= event.skipped()) {
      Say(absl::StrCat("sequence ", event.sequence(), " skips ", event.skipped(), ", which cannot be"));
    }
    return;
  }
  if (event.sequence() == *sequence_ + 1 + event.skipped()) return;
  Say(absl::StrCat("sequence ", event.sequence(), " follows ", *sequence_, " in epoch ", epoch_, ", and skipped is ",
                   event.skipped()));
}

uint64_t TopicCheck::FirstOwed() const {
  return continuous_ ? stamp_ + 1 : surroundings_.ledger.FirstAfter(topic_, joined_);
}

// Whether the row may have arrived at the gateway within a gap that was told. It may have been on its way when the gap
// began, unless a later row of its session had arrived by then.
bool TopicCheck::IsCovered(uint64_t stamp) const {
  const absl::Time sent = surroundings_.ledger.SentAt(topic_, stamp);
  const auto on_its_way = [&](const Window& window) {
    const uint64_t order = surroundings_.ledger.OrderOf(topic_, stamp);
    return std::ranges::any_of(surroundings_.ledger.SentTo(topic_, stamp), [&](const std::string& session) {
      return order > surroundings_.arrivals.LastBy(session, window.from);
    });
  };
  return std::ranges::any_of(windows_, [&](const Window& window) {
    return sent <= window.until && (sent >= window.from || on_its_way(window));
  });
}

uint64_t TopicCheck::Uncovered(uint64_t first, uint64_t end, uint64_t& example) const {
  uint64_t count = 0;
  for (uint64_t stamp = first; stamp < end; ++stamp) {
    if (!IsCovered(stamp) && count++ == 0) example = stamp;
  }
  return count;
}

void TopicCheck::CheckMissing(const v1::Event& event, uint64_t stamp) {
  const uint64_t first = FirstOwed();
  const uint64_t missing = stamp > first ? stamp - first : 0;
  uint64_t example = 0;
  const uint64_t untold = missing == 0 ? 0 : Uncovered(first, stamp, example);
  const std::string gaps =
      windows_.empty() ? "no gap was told"
                       : "told gaps: " + absl::StrJoin(windows_, ", ", [](std::string* out, const Window& window) {
                           out->append(Text(window));
                         });
  if (untold > event.skipped()) {
    Say(absl::StrCat(missing, " stamps are missing before ", Describe(stamp), " (sequence ", event.sequence(),
                     " of epoch ", event.epoch(), "), skipped is ", event.skipped(), ", ", gaps,
                     "; the first untold is ", Describe(example)));
  } else if (continuous_ && event.skipped() > missing) {
    Say(absl::StrCat("skipped is ", event.skipped(), " at ", Describe(stamp), ", but only ", missing,
                     " stamps are missing after stamp ", stamp_));
  }
}

void TopicCheck::Snapshot(const v1::Event& event, uint64_t stamp) {
  if (!wanted()) return Say("a snapshot came, although the reader is not subscribed");
  if (!snapshots_wanted_) return Say("a snapshot came, although the reader wants none");
  if (snapshots_over_)
    return Say(absl::StrCat("a snapshot with ", Describe(stamp), " came after the end of snapshots"));
  if (!HasNoItem(topic_.type)) {
    if (snapshot_.has_value()) Say(absl::StrCat("a second snapshot came, with ", Describe(stamp)));
    if (stamp < stamp_) {
      Say(absl::StrCat("the snapshot with ", Describe(stamp), " is older than stamp ", stamp_,
                       ", which the reader has already"));
    }
  }
  if (!snapshot_.has_value() || snapshot_->stamp < stamp) snapshot_ = {event.epoch(), event.sequence(), stamp};
}

void TopicCheck::CheckAgainstSnapshot(const v1::Event& event, uint64_t stamp) {
  if (!snapshot_.has_value()) return;
  const Place snapshot = *std::exchange(snapshot_, std::nullopt);
  if (snapshot.stamp >= stamp) {
    return Say(absl::StrCat("the snapshot with ", Describe(snapshot.stamp), " is not older than the first event, ",
                            Describe(stamp)));
  }
  if (HasNoItem(topic_.type) || snapshot.epoch != event.epoch()) return;
  if (event.sequence() - event.skipped() - 1 != snapshot.sequence) {
    Say(absl::StrCat("the snapshot has sequence ", snapshot.sequence, ", the first event ", event.sequence(),
                     ", and skipped is ", event.skipped()));
  }
}

void TopicCheck::Finish(absl::Time now) {
  switch (phase_) {
    case Phase::kNone:
    case Phase::kRefused:
      return;
    case Phase::kLive: {
      if (!surroundings_.ledger.WasRegistered(topic_, session_, {now, now})) {
        Say(absl::StrCat("live in epoch ", epoch_, " at the end, but not registered at the broker on session \"",
                         session_, "\""));
      }
      uint64_t example = 0;
      const uint64_t end = surroundings_.ledger.last(topic_) + 1;
      const uint64_t untold = Uncovered(FirstOwed(), end, example);
      if (untold > 0) {
        Say(absl::StrCat(untold, " stamps never came after stamp ", stamp_, " of epoch ", epoch_, ", the first is ",
                         Describe(example)));
      }
      if (replay_left_ > 0 && !replay_cut_) Say(absl::StrCat(replay_left_, " replayed events never came"));
      return;
    }
    case Phase::kWanted:
      return Say("told neither live nor refused by the end");
    case Phase::kLost:
      return Say(absl::StrCat("told lost in epoch ", epoch_, ", and nothing since"));
    case Phase::kResuming:
      return Say("no result of its resumption by the end");
    case Phase::kGapOwed:
      return Say("no gap notice after its failed resumption by the end");
  }
}

}  // namespace kiwoom::chaos
