#pragma once

#include <cstddef>
#include <utility>

#include "absl/time/time.h"
#include "service/fanout/event_log.h"
#include "service/fanout/event_memory.h"
#include "service/fanout/reader_list.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::fanout {

struct MemoryReliefOptions {
  size_t byte_limit = size_t{1} << 30;  // of EventMemory
  size_t few_bytes = size_t{64} << 10;  // a reader whose queue is smaller than this is not slow
};

// Frees memory when events take more than the budget: at the cost of the slowest readers first, by their own policy,
// then of recent events. A reader whose policy lets it skip is ended, too, if what it must not skip (notices,
// snapshots, the newest event of each key) makes it the slowest: the others do not pay for it. Nothing is lost in
// silence: a reader that skips learns how many events, and one that is ended, as every slow reader of an account type
// is, learns why and resumes from its last event. What it had not read may then be gone: that is a gap notice.
class MemoryRelief {
 public:
  // The pause between two attempts: memory may be held by what cannot be freed.
  static constexpr absl::Duration kPause = absl::Milliseconds(100);

  MemoryRelief(MemoryReliefOptions options, telemetry::LogWriter warn) : options_(options), warn_(std::move(warn)) {}

  size_t byte_limit() const { return options_.byte_limit; }

  // Constant time, unless there is too little memory.
  void Check(const ReaderList& readers, EventLog& log, absl::Time now) {
    if (EventMemory::bytes() > options_.byte_limit && now >= next_) Relieve(readers, log, now);
  }

 private:
  void Relieve(const ReaderList& readers, EventLog& log, absl::Time now);

  const MemoryReliefOptions options_;
  const telemetry::LogWriter warn_;
  telemetry::Repetition shortages_;
  absl::Time next_ = absl::InfinitePast();  // steady
};

}  // namespace kiwoom::fanout
