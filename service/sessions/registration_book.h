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
#include "service/clock/moment.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/item_quota.h"
#include "service/sessions/registrar_outcome.h"
#include "service/sessions/registration_groups.h"
#include "service/sessions/registration_queue.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Since when a registration has been lost, and why. A gap notice is owed when it is renewed.
struct RegistrationLoss {
  clock::Moment from;
  std::string reason;
};

// The state machine of each topic, from its first reader to its last. Phases change only here.
//
//   phase        input      → phase, effect                   if no reader wants it any more
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
// In Registering, Removing and Uncertain, Want and Unwant are recorded and select the column for the next input. All
// other pairs do nothing or cannot happen. Before a Lose, unanswered batches that are not judged yet are split by
// Suspect.
class RegistrationBook {
 public:
  enum class Phase {
    kQueued,       // waiting for its REG
    kRegistering,  // its REG is in hand
    kStanding,     // confirmed and wanted
    kLeaving,      // confirmed; waiting for its REMOVE
    kUncertain,    // perhaps registered; waiting for its REMOVE, after which it certainly is not
    kRemoving,     // its REMOVE is in hand
    kAccused,      // its REG was not answered and its REMOVE is done; waiting for Judge
  };

  // The clock outlives the book.
  RegistrationBook(int items_per_request, int items_per_connection, EpochClock& epochs);

  void Want(std::span<const Topic> topics, absl::Time now, RegistrarOutcome& outcome);
  void Unwant(std::span<const Topic> topics);

  bool removes_due() const { return !removes_.empty(); }
  bool adds_due() const { return !queue_.empty(); }
  // Returns a REG of one rank, or a REMOVE of one group. Call them only when due.
  RegistrationRequest TakeAdds();
  RegistrationRequest TakeRemoves();
  // A REG that changes nothing, because its topic is registered already. None if no topic is.
  std::optional<RegistrationRequest> Probe() const;

  // The outcome of a REG.
  void Confirm(const RegistrationRequest& request, uint64_t epoch, RegistrarOutcome& outcome);
  void Refuse(const RegistrationRequest& request, std::string_view code, std::string_view message,
              RegistrarOutcome& outcome);
  void NoAnswer(const RegistrationRequest& request);
  // The outcome of a REMOVE. If it was not `answered`, its slots in the group may still be in use, so they stay
  // reserved.
  void Removed(const RegistrationRequest& request, bool answered);
  // The outcome of either: it had no effect and must be sent again. A REMOVE leaves its topics uncertain, because the
  // answer may belong to another request.
  void Retry(const RegistrationRequest& request);

  // These topics were sent together and can get no answer any more. A single one is refused with this message. Call it
  // only when none of them IsLeaving.
  void Judge(const std::vector<Topic>& asked, std::string_view message, RegistrarOutcome& outcome);
  // The session ends before the verdict: they are queued again in halves.
  void Suspect(const std::vector<Topic>& asked);
  bool IsLeaving(const std::vector<Topic>& asked) const;
  bool IsWanted(const std::vector<Topic>& asked) const;
  // Whether the topic was sent alone without an answer in a session that was dropped for it.
  bool IsStruck(const Topic& topic) const;

  // These topics may not be registered.
  void Doubt(const std::vector<Topic>& topics, RegistrationLoss loss, RegistrarOutcome& outcome);
  // The connection and all registrations are lost.
  void Lose(RegistrationLoss loss);

  // All wanted topics, sorted.
  std::vector<Topic> wanted() const;
  int standing() const { return standing_; }
  int item_count() const { return quota_.size(); }
  std::optional<Phase> PhaseOf(const Topic& topic) const;

 private:
  // Maximum number of remembered topics that were refused for silence. If they are wanted again, they are suspects at
  // once.
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
