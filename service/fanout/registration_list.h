#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "service/clock/moment.h"
#include "service/fanout/interest_map.h"
#include "service/fanout/reader.h"
#include "service/fanout/refusal_policy.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// What has become of a topic that readers want.
enum class TopicStatus : uint8_t {
  kRequested,  // without an answer so far
  kLive,
  kRefused,
  kWaiting,  // for room
  kLost,     // was live until its session was lost, which will renew it
};

inline constexpr std::array kTopicStatusNames = {"requested", "live", "refused", "waiting", "lost"};

TopicStatus StatusOf(const Channel& channel);

struct TopicRefusal {
  std::string code;  // of the broker
  std::string message;
  absl::Time again;  // wall; infinite: after a reconnect
};

// The present state of a topic. Times are wall times, infinitely long ago if they do not apply.
struct TopicState {
  sessions::Topic topic;
  TopicStatus status = TopicStatus::kRequested;
  uint64_t epoch = 0;   // of a live one
  std::string session;  // that has it, live or not; empty: none
  absl::Time live_since = absl::InfinitePast();
  // Of its epoch or, if it is not live, of its last one:
  absl::Time last_event = absl::InfinitePast();
  uint64_t events = 0;
  bool silent = false;
  std::optional<TopicRefusal> refusal;  // if it is refused, or requested once more after that
  size_t readers = 0;
};

// Part of a sorted list of topics.
struct TopicRange {
  const Reader* reader = nullptr;          // only its topics; null: those of all readers
  const sessions::Topic* after = nullptr;  // only those behind this one, which may be gone; null: from the beginning
  size_t most = 0;
};

// Lists the topics that readers want, sorted, with their states. It looks at each topic once, whoever many read it, and
// describes only those in the range. It reads the parts of the hub and changes nothing.
class RegistrationList {
 public:
  using Filter = absl::FunctionRef<bool(const sessions::Topic&, TopicStatus)>;

  RegistrationList(const InterestMap& interests, const RefusalPolicy& refusals)
      : interests_(interests), refusals_(refusals) {}

  std::vector<TopicState> Read(const TopicRange& range, Filter filter, clock::Moment now) const;

 private:
  std::vector<const Channel*> OfReader(const TopicRange& range, Filter filter) const;
  std::vector<const Channel*> OfAll(const TopicRange& range, Filter filter) const;
  TopicState Describe(const Channel& channel, clock::Moment now) const;

  const InterestMap& interests_;
  const RefusalPolicy& refusals_;
};

}  // namespace kiwoom::fanout
