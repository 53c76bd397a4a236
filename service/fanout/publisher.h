#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "codec/table.h"
#include "service/fanout/event.h"
#include "service/fanout/row_reader.h"
#include "service/sessions/session_events.h"

namespace kiwoom::fanout {

// Creates the events of one topic: assigns epoch and sequence to each row and encodes it once for all readers. A row
// that arrives between the registration's request and its answer waits until its epoch is known.
class Publisher {
 public:
  static constexpr size_t kMostEarly = 1024;  // rows waiting for the answer

  struct Published {
    EventRef event;
    absl::Time received;
  };

  explicit Publisher(const codec::Tr& tr)
      : event_field_(tr.event_field), of_account_(tr.scope == codec::Scope::kAccount), rows_(tr) {}

  // The topic is now registered with the broker. Call TakeEarly before the next row.
  void Begin(uint64_t epoch);
  // The rows of this registration that arrived before its answer. Dropped ones count as skipped.
  std::vector<Published> TakeEarly();
  // The registration is lost. Drops the rows that were waiting for its answer.
  void End();

  // Null while the topic is not registered: the row waits.
  EventRef Publish(std::string_view item, std::string_view message, absl::Time received);

  bool live() const { return live_; }
  // The epoch of the current or last live registration; 0 before the first.
  uint64_t epoch() const { return epoch_; }
  // The sequence of the epoch's last event.
  uint64_t sequence() const { return sequence_; }

 private:
  struct EarlyRow {
    std::string item;
    std::string message;
    absl::Time received;
  };

  EventRef Encode(std::string_view item, std::string_view message, absl::Time received);

  const uint32_t event_field_;
  const bool of_account_;
  const RowReader rows_;
  bool live_ = false;
  uint64_t epoch_ = 0;
  uint64_t sequence_ = 0;
  std::vector<EarlyRow> early_;
  uint64_t early_lost_ = 0;  // rows dropped after those because the buffer was full
};

}  // namespace kiwoom::fanout
