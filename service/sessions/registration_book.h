#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/item_quota.h"
#include "service/sessions/registrar_outcome.h"
#include "service/sessions/registration_groups.h"
#include "service/sessions/registration_queue.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// From when on a registration did not stand, and why: a gap notice is owed when it is renewed.
struct RegistrationLoss {
  absl::Time from;
  std::string reason;
};

// What becomes of each topic, from its first reader to its last; the one place where a phase changes.
//
//   phase        input      → phase, effect                   when no reader wants it any more
//   (none)       Want       → Queued
//   Queued       Unwant     → (none)
//                TakeAdds   → Registering
//   Registering  Confirm    → Standing; live, or its gap       → Leaving; REMOVE queued
//                Refuse     → Queued in a half; alone: (none),  → (none)
//                             refused
//                Retry      → Queued, first of its rank         → (none)
//                NoAnswer   → Uncertain; REMOVE queued          → Uncertain; REMOVE queued
//   Standing     Unwant     → Leaving; REMOVE queued
//                Doubt      → Uncertain; REMOVE queued, gap owed
//   Leaving      Want       → Standing; live, in a new epoch
//                TakeRemoves→ Removing
//                Doubt      → Uncertain
//   Removing     Removed    → Queued; after NoAnswer: Accused   → (none)
//                Retry      → Uncertain; REMOVE queued          → Uncertain; REMOVE queued
//   Uncertain    TakeRemoves→ Removing
//   Accused      Unwant     → (none)
//                Judge      → Queued in a half, last of all; alone: (none), refused
//   any          Lose       → Queued; Standing: gap owed        → (none)
//
// In Registering, Removing and Uncertain, Want and Unwant are noted, and tell by which column it goes on. All other
// pairs do nothing, or cannot happen. What was not answered and is not judged yet is split by Suspect before a Lose.
class RegistrationBook {
 public:
  enum class Phase {
    kQueued,       // waits for its REG
    kRegistering,  // its REG is in hand
    kStanding,     // confirmed, and wanted
    kLeaving,      // confirmed; waits for its REMOVE
    kUncertain,    // perhaps registered; waits for its REMOVE, after which it surely is not
    kRemoving,     // its REMOVE is in hand
    kAccused,      // its REG was not answered and its REMOVE is over; waits for Judge
  };

  // The clock outlives the book.
  RegistrationBook(int items_per_request, int items_per_connection, EpochClock& epochs);

  bool HasRoom(std::span<const Topic> topics) const;
  void Want(std::span<const Topic> topics, absl::Time now, RegistrarOutcome& outcome);
  void Unwant(std::span<const Topic> topics);

  bool removes_due() const { return !removes_.empty(); }
  bool adds_due() const { return !queue_.empty(); }
  // A REG of one rank; one REMOVE of one group. Only where they are due.
  RegistrationRequest TakeAdds();
  RegistrationRequest TakeRemoves();
  // A REG that changes nothing: of a topic that stands. None if none does.
  std::optional<RegistrationRequest> Probe() const;

  // What became of a REG.
  void Confirm(const RegistrationRequest& request, uint64_t epoch, RegistrarOutcome& outcome);
  void Refuse(const RegistrationRequest& request, std::string_view code, std::string_view message,
              RegistrarOutcome& outcome);
  void NoAnswer(const RegistrationRequest& request);
  // Of a REMOVE. The places of one that was not `answered` are perhaps still taken, and stay so.
  void Removed(const RegistrationRequest& request, bool answered);
  // Of either: it was not done, and is to be sent again. A REMOVE leaves its topics uncertain, as the answer may have
  // been another's.
  void Retry(const RegistrationRequest& request);

  // These were asked together, and never will be answered. If there is one alone, it is refused with this message.
  // Only when nothing of them IsLeaving.
  void Judge(const std::vector<Topic>& asked, std::string_view message, RegistrarOutcome& outcome);
  // The session ends before that was known: they are asked in halves, without a verdict.
  void Suspect(const std::vector<Topic>& asked);
  bool IsLeaving(const std::vector<Topic>& asked) const;
  bool IsWanted(const std::vector<Topic>& asked) const;
  // Whether this one was asked alone before, without an answer, in a session that ended upon it.
  bool IsStruck(const Topic& topic) const;

  // Perhaps these do not stand.
  void Doubt(const std::vector<Topic>& topics, RegistrationLoss loss);
  // The connection is gone and with it every registration.
  void Lose(RegistrationLoss loss);

  // Every topic that is wanted, sorted.
  std::vector<Topic> wanted() const;
  int standing() const { return standing_; }
  int item_count() const { return quota_.size(); }
  std::optional<Phase> PhaseOf(const Topic& topic) const;  // for tests

 private:
  // Refused for silence and remembered: asked for anew, they are suspects at once. So many at most.
  static constexpr size_t kMostSilent = 1000;

  struct Entry {
    Phase phase = Phase::kQueued;
    bool wanted = true;
    bool suspect = false;  // its last REG was not answered
    bool struck = false;
    int group = 0;
    std::shared_ptr<const RegistrationLoss> loss;  // set while its gap is owed
  };

  void Queue(const Topic& topic, Entry& entry);
  void QueueRemove(const Topic& topic, Entry& entry, Phase phase);
  void Stand(const Topic& topic, Entry& entry, uint64_t epoch, RegistrarOutcome& outcome);
  void PushHalves(std::vector<Topic> suspects);

  const int items_per_request_;
  const int items_per_connection_;
  EpochClock& epochs_;
  RegistrationGroups groups_;
  ItemQuota quota_;  // of wanted topics
  std::map<Topic, Entry> entries_;
  RegistrationQueue queue_;    // kQueued
  std::deque<Topic> removes_;  // kLeaving, kUncertain
  std::set<Topic> silent_;
  int standing_ = 0;
};

}  // namespace kiwoom::sessions
