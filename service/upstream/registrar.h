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
#include "codegen/runtime/control_frame.h"
#include "service/upstream/epoch_clock.h"
#include "service/upstream/pace.h"
#include "service/upstream/registration_groups.h"
#include "service/upstream/topic.h"

namespace kiwoom::upstream {

struct RegistrarOptions {
  int items_per_request = 100;     // also registrations in one group
  int items_per_connection = 200;  // different items, whatever their types; "" is not counted
  int requests_per_second = 5;     // REG and REMOVE together
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
  std::string oddity;
};

// Keeps what is registered at the broker equal to what is wanted: decides what to REG and to REMOVE, and what each
// answer means. Answers carry no id, so one request is outstanding at a time. A refused batch is halved until the
// refused topics are known. No I/O, no clock, one thread.
//
// A topic that was given up and is wanted again gets a new epoch, even if the broker never heard of it.
class Registrar {
 public:
  explicit Registrar(RegistrarOptions options);

  // Topics that are wanted from now on. Those that are wanted already stay as they are.
  RegistrarOutcome Add(std::span<const Topic> topics, absl::Time now);
  // Topics that are wanted no more; unknown ones are ignored.
  void Remove(std::span<const Topic> topics);

  // The login succeeded: requests may be sent.
  void OnLogin();
  // The connection is gone and with it every registration; the wanted ones are queued again.
  void OnLost(absl::Time last_upstream_time, std::string_view reason);
  // The answer to the outstanding request.
  RegistrarOutcome OnAnswer(const runtime::ControlFrame& frame, absl::Time now);

  // The request to send now, if any; call until it returns none.
  std::optional<std::string> Next(absl::Time now);
  // When Next or Overdue may have news without another input.
  absl::Time NextTimer() const;
  // Whether the broker owes an answer for too long: the connection is as good as lost.
  bool Overdue(absl::Time now) const;

  bool outstanding() const { return !outstanding_.empty(); }
  // Wanted registrations that stand at the broker.
  int standing() const { return standing_; }

 private:
  struct Loss {
    absl::Time from;
    std::string reason;
  };
  enum class Phase { kQueued, kRegistering, kRegistered, kRemoving };
  struct Entry {
    Phase phase = Phase::kQueued;
    bool wanted = true;
    uint64_t epoch = 0;
    int group = 0;
    std::shared_ptr<const Loss> loss;  // set while its renewal is owed
  };

  std::string SendAdds(std::vector<Topic> batch, absl::Time now);
  std::string SendRemoves(absl::Time now);
  std::vector<Topic> TakeBatch();
  void Sent(std::vector<Topic> batch, int group, bool removing, absl::Time now);

  const RegistrarOptions options_;
  EpochClock epochs_;
  Pace pace_;
  RegistrationGroups groups_;
  std::map<Topic, Entry> entries_;
  std::map<std::string, int, std::less<>> wanted_items_;  // item → wanted topics

  bool logged_in_ = false;
  std::deque<Topic> adds_;                   // stale ones are skipped when they are taken
  std::deque<std::vector<Topic>> batches_;   // halves of refused batches, sent before adds_
  std::deque<Topic> removes_;
  std::vector<Topic> outstanding_;
  bool removing_ = false;
  uint64_t outstanding_epoch_ = 0;
  absl::Time answer_deadline_ = absl::InfiniteFuture();
  int standing_ = 0;
};

}  // namespace kiwoom::upstream
