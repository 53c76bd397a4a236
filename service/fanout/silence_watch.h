#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/topic_activity.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

struct SilenceOptions {
  size_t active_others = 5;                    // neighbours that prove that events are due
  absl::Duration recent = absl::Seconds(30);   // a neighbour with an event in this time is active
  absl::Duration shortest = absl::Minutes(5);  // silence that is worth a notice
  int intervals = 20;                          // or so many median intervals, if that is longer
  absl::Duration check = absl::Seconds(10);    // between two checks
};

// Finds live topics that receive nothing although their neighbours do. Neighbours are the items of the same type and
// venue: every evening KRX closes while NXT continues, and this is no reason to suspect each KRX item.
//
// Nobody has a calendar of the market, so the watch counts only the time in which the neighbours were active. A night
// without events therefore counts for nothing. Otherwise the first five events of the morning would make all other
// items suspicious.
//
// Only types with items are watched. Market and account types have no neighbours. No I/O, single-threaded.
class SilenceWatch {
 public:
  struct Watched {
    const sessions::Topic* topic;
    TopicActivity* activity;
  };

  explicit SilenceWatch(SilenceOptions options) : options_(options) {}

  // When to call Check.
  absl::Time NextCheck() const { return next_check_; }

  // `live` are all topics that are registered now, in any order. Returns those that became silent: each once, until it
  // has an event or a new registration. Takes linear time.
  std::vector<const sessions::Topic*> Check(std::span<const Watched> live, absl::Time now);

 private:
  const SilenceOptions options_;
  absl::Time last_check_ = absl::InfinitePast();
  absl::Time next_check_ = absl::InfinitePast();
};

}  // namespace kiwoom::fanout
