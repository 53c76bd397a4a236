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

// Makes the events of one topic: gives each row its epoch and sequence, and encodes it once for all who listen. A row
// that comes between the registration's request and its answer waits until its epoch is known.
class Publisher {
 public:
  static constexpr size_t kMostEarly = 1024;  // rows that wait so

  struct Published {
    EventRef event;
    absl::Time received;
  };

  explicit Publisher(const codec::Tr& tr)
      : event_field_(tr.event_field), of_account_(tr.scope == codec::Scope::kAccount), rows_(tr) {}

  // The topic is registered at the broker. TakeEarly must follow before the next row.
  void Begin(uint64_t epoch);
  // The rows of this registration that came before its answer. Those for which there was no room count as skipped.
  std::vector<Published> TakeEarly();
  // The registration is lost, and with it the rows that waited for its answer.
  void End();

  // No event while the topic is not registered: the row waits.
  EventRef Publish(std::string_view item, std::string_view message, absl::Time received);

  bool live() const { return live_; }
  // Of the registration that is, or was last, live; 0 before the first.
  uint64_t epoch() const { return epoch_; }
  // Of its last event.
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
  uint64_t early_lost_ = 0;  // rows behind those, for which there was no room
};

}  // namespace kiwoom::fanout
