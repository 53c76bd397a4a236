#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "kiwoom/v1/event.pb.h"
#include "tests/chaos/arrivals.h"
#include "tests/chaos/sequence_book.h"
#include "tests/chaos/stamp_ledger.h"
#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// What all checks of a run share.
struct CheckSurroundings {
  const StampLedger& ledger;
  SequenceBook& book;
  Arrivals& arrivals;
  std::vector<std::string> sessions = {"default"};       // the operator's names
  absl::Duration move_after = absl::InfiniteDuration();  // how long a session is lost before its topics move
};

// What one reader was told about one topic, and which stamps it got. It reports each contradiction as a sentence. No
// I/O, no clock; knows the contract and nothing of the gateway.
class TopicCheck {
 public:
  using Complain = std::function<void(std::string)>;

  TopicCheck(Topic topic, const CheckSurroundings& surroundings, Complain complain)
      : topic_(std::move(topic)), surroundings_(surroundings), complain_(std::move(complain)) {}

  // Acknowledged for the first time, or again after it was left.
  void Want(bool snapshots);
  // A new stream asks to continue from here.
  void Resume(const v1::StreamPosition& position, bool snapshots);
  // No longer subscribed.
  void Leave();

  void Live(const v1::Registration& registration, absl::Time now);
  void Refuse();
  void Lose(const v1::Registration& registration);
  // A gap notice that names the topic.
  void Gap(const v1::Registration& registration, const Window& window, absl::Time now);
  // A gap notice that names nobody.
  void GapOfAll(const Window& window) { windows_.push_back(window); }
  void Resumption(const v1::ResumptionResult& result, absl::Time now);
  void SnapshotsComplete() { snapshots_over_ = true; }
  // It may have left and come back, which the reader need not see: a live notice may begin it anew.
  void MayRejoin() { may_rejoin_ = true; }
  void Data(const v1::Event& event);

  // The broker and the reader have been idle for a while: everything must have arrived.
  void Finish(absl::Time now);

  bool wanted() const { return phase_ != Phase::kNone; }
  bool live() const { return phase_ == Phase::kLive; }
  bool refused() const { return phase_ == Phase::kRefused; }
  // Whether its session was told lost, and nothing since.
  bool lost() const { return phase_ == Phase::kLost; }
  // The session that it was told to be on; empty: none yet.
  const std::string& session() const { return session_; }
  // On a stream that resumes it; what it is told may be older than the stream.
  bool resumed() const { return resuming_stream_; }

 private:
  enum class Phase {
    kNone,      // not subscribed
    kWanted,    // acknowledged
    kResuming,  // asked to continue; no resumption result yet
    kGapOwed,   // told that it cannot continue; no gap notice yet
    kLive,      // told live
    kLost,      // told that its session is lost
    kRefused,   // told that it is refused
  };
  struct Place {
    uint64_t epoch = 0;
    uint64_t sequence = 0;
    uint64_t stamp = 0;
  };

  void Snapshot(const v1::Event& event, uint64_t stamp);
  void CheckPhase(const v1::Event& event) const;
  void CheckReplay(const v1::Event& event);
  void CheckSequence(const v1::Event& event);
  void CheckAgainstSnapshot(const v1::Event& event, uint64_t stamp);
  void CheckMissing(const v1::Event& event, uint64_t stamp);
  // What a notice says about where it is registered.
  void Enter(const v1::Registration& registration, absl::Time now);
  void CheckSession(const v1::Event& event, uint64_t stamp) const;
  void NoteArrival(const v1::Event& event, uint64_t stamp);
  uint64_t FirstOwed() const;
  bool IsCovered(uint64_t stamp) const;
  // Stamps of [first, end) that no told gap covers; sets the first of them.
  uint64_t Uncovered(uint64_t first, uint64_t end, uint64_t& example) const;
  std::string Describe(uint64_t stamp) const;
  void Say(const std::string& what) const;

  const Topic topic_;
  const CheckSurroundings& surroundings_;
  const Complain complain_;

  Phase phase_ = Phase::kNone;
  uint64_t epoch_ = 0;
  std::string session_;  // of the epoch
  uint64_t highest_epoch_ = 0;
  std::optional<uint64_t> sequence_;  // the last one of the epoch; none: it joined somewhere in it
  uint64_t stamp_ = 0;                // the newest that the reader ever got
  bool continuous_ = false;           // everything after `stamp_` is owed; else everything sent after `joined_`
  absl::Time joined_ = absl::InfiniteFuture();
  std::vector<Window> windows_;  // of gaps that were told since the last event
  bool resuming_stream_ = false;
  uint64_t replay_left_ = 0;
  bool replay_cut_ = false;  // a gap notice took the place of some of them
  bool may_rejoin_ = false;
  bool snapshots_wanted_ = false;
  bool snapshots_over_ = false;
  std::optional<Place> snapshot_;
};

}  // namespace kiwoom::chaos
