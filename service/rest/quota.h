#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/node_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/rest/spaced_limiter.h"

namespace kiwoom::rest {

// The limit because of which the broker refused a request.
enum class LimitScope {
  kTr,  // and if the broker does not say which
  kTotal,
  kGroup,
};

// The limits on the REST requests of one app key: per TR, per group of TRs (those of one path) and in total. A request
// takes its places in them when it is sent.
//
// Pure logic on one thread: monotonic time is passed in.
class Quota {
 public:
  // The places that one request has taken.
  class Places {
   private:
    friend class Quota;
    std::vector<std::pair<SpacedLimiter*, uint64_t>> places_;
  };

  // A limit that was learnt no longer applies when it has grown to this rate.
  static constexpr int kUnlimited = 50;

  // `group` and `total` are requests per second; 0: not known, and learnt from the broker's refusals.
  explicit Quota(broker::Rate per_tr, int group = 0, int total = 0)
      : per_tr_(per_tr), group_(group), total_(SharedLimit::Of(total)) {}

  absl::Time Earliest(const codec::Tr& tr, absl::Time now) const { return EarliestBehind(tr, 0, now); }
  // The approximate time when a request can be sent if `ahead` others of its TR go first.
  absl::Time EarliestBehind(const codec::Tr& tr, int64_t ahead, absl::Time now) const;

  Places Sent(const codec::Tr& tr, absl::Time now);
  void Answered(const Places& places, absl::Time now);
  void Refused(const codec::Tr& tr, LimitScope scope, absl::Duration pause, absl::Time now);

  int per_second(const codec::Tr& tr, absl::Time now) const;
  // The part of the limit with least room that is used now, 1 at most.
  double Used(absl::Time now) const;

 private:
  // A limit that several TRs share. The broker has published none: unless it is configured, it is unknown until the
  // broker refuses a request because of it. From then on the rate is half the number of requests in the second before,
  // and grows by one with each clean minute.
  struct SharedLimit {
    static SharedLimit Of(int per_second);

    bool known = false;
    std::deque<absl::Time> recent;  // when the requests of the last second were sent
    std::optional<SpacedLimiter> limiter;
  };

  static bool Limits(const SharedLimit& limit, absl::Time now);
  static absl::Time EarliestBehind(const SharedLimit& limit, int64_t ahead, absl::Time now);
  static void Sent(SharedLimit& limit, absl::Time now, Places& places);
  static void Refused(SharedLimit& limit, absl::Duration pause, absl::Time now);

  const broker::Rate per_tr_;
  const int group_;
  // Nodes, because Places point to them.
  absl::node_hash_map<const codec::Tr*, SpacedLimiter> trs_;
  absl::node_hash_map<std::string_view, SharedLimit> groups_;  // by path
  SharedLimit total_;
};

}  // namespace kiwoom::rest
