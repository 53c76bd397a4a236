#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "codec/control_frame.h"
#include "service/broker/sliding_window_limiter.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/item_quota.h"
#include "service/sessions/registration_groups.h"
#include "service/sessions/registration_queue.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

struct RegistrarOptions {
  int items_per_request = 100;                             // also registrations in one group
  int items_per_connection = 200;                          // different items, whatever their types; "" is not counted
  int requests_per_second = 5;                             // REG and REMOVE together
  absl::Duration limiter_margin = absl::Milliseconds(50);  // per second, for the jitter of the network
  absl::Duration answer_timeout = absl::Seconds(10);
  absl::Duration too_fast_pause = absl::Seconds(1);  // after 105110
};

// What an input to the Registrar changed, for the observer.
struct RegistrarOutcome {
  struct Gap {
    std::vector<Registration> registrations;
    absl::Time from;
    std::string reason;
  };
  struct Refusal {
    std::vector<Topic> topics;
    std::string broker_code;
    std::string broker_message;
  };
  std::vector<Registration> live;
  std::vector<Gap> renewed;
  std::vector<Refusal> refused;
  std::optional<ProtocolAnomaly> anomaly;
};

// Keeps what is registered at the broker equal to what is wanted: decides what to REG and to REMOVE, and what each
// answer means. Answers carry no id, so one request is outstanding at a time. A refused batch is halved until the
// refused topics are known. No I/O, no clock, one thread.
//
// A topic that was given up and is wanted again gets a new epoch, even if the broker never heard of it.
class Registrar {
 public:
  explicit Registrar(RegistrarOptions options);

  // Whether Add would refuse none of these.
  bool HasRoom(std::span<const Topic> topics) const;
  // Topics that are wanted from now on. Those that are wanted already stay as they are.
  RegistrarOutcome Add(std::span<const Topic> topics, absl::Time now);
  // Topics that are wanted no more; unknown ones are ignored.
  void Remove(std::span<const Topic> topics);

  // The login succeeded: requests may be sent.
  void OnLogin();
  // The connection is gone and with it every registration; the wanted ones are queued again.
  void OnLost(absl::Time last_upstream_time, std::string_view reason);
  // The answer to the outstanding request.
  RegistrarOutcome OnAnswer(const codec::ControlFrame& frame, absl::Time now);

  // The request to send now, if any; called after every input.
  std::optional<RegistrationRequest> Next(absl::Time now);
  // When Next or Overdue may have news without another input.
  absl::Time NextTimer() const;
  // Whether the broker owes an answer for too long: the connection is as good as lost.
  bool Overdue(absl::Time now) const;

  // Every topic that is wanted, registered or not yet.
  std::vector<Topic> wanted() const;
  bool outstanding() const { return !outstanding_.topics.empty(); }
  // Wanted registrations that stand at the broker.
  int standing() const { return standing_; }
  // Different items among the wanted ones.
  int item_count() const { return quota_.size(); }

 private:
  struct Loss {
    absl::Time from;
    std::string reason;
  };
  enum class Phase { kQueued, kRegistering, kRegistered, kRemoving };
  struct Entry {
    Phase phase = Phase::kQueued;
    bool wanted = true;
    int group = 0;
    std::shared_ptr<const Loss> loss;  // set while its renewal is owed
  };

  void Queue(const Topic& topic, Entry& entry);
  void Stand(const Topic& topic, Entry& entry, uint64_t epoch, RegistrarOutcome& outcome);
  RegistrationRequest TakeAdds(absl::Time now);
  RegistrationRequest TakeRemoves();
  void RetryLater(const RegistrationRequest& request, absl::Time now, RegistrarOutcome& outcome);
  void Confirm(const RegistrationRequest& request, absl::Time now, RegistrarOutcome& outcome);
  void Refuse(RegistrationRequest request, const codec::ControlFrame& frame, RegistrarOutcome& outcome);
  void Removed(const RegistrationRequest& request);

  const RegistrarOptions options_;
  EpochClock epochs_;
  broker::SlidingWindowLimiter limiter_;
  RegistrationGroups groups_;
  ItemQuota quota_;  // of wanted topics
  std::map<Topic, Entry> entries_;
  bool logged_in_ = false;
  RegistrationQueue adds_;     // kQueued
  std::deque<Topic> removes_;  // kRegistered and not wanted
  RegistrationRequest outstanding_;
  uint64_t outstanding_epoch_ = 0;
  absl::Time answer_deadline_ = absl::InfiniteFuture();
  absl::Time wake_ = absl::InfiniteFuture();  // when the pace allows what is queued
  int standing_ = 0;
};

}  // namespace kiwoom::sessions
