#pragma once

#include <cstdint>
#include <string_view>

#include "absl/time/time.h"
#include "codec/table.h"
#include "service/fanout/event.h"
#include "service/fanout/row_reader.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

// Creates the events of one topic: assigns epoch and sequence to each row and encodes it once for all readers.
class Publisher {
 public:
  explicit Publisher(const codec::Tr& tr)
      : event_field_(tr.event_field), of_account_(tr.scope == codec::Scope::kAccount), rows_(tr) {}

  // The topic is now registered with the broker. The events of an account type name `session`.
  void Begin(uint64_t epoch, const sessions::SessionName* session = nullptr);
  // The registration is lost.
  void End() { live_ = false; }

  // Requires that the topic is registered.
  EventRef Publish(std::string_view item, std::string_view message, absl::Time received);
  // These rows of the epoch were dropped. The next event reports them as skipped.
  void Skip(uint64_t rows) { sequence_ += rows; }

  bool live() const { return live_; }
  // The epoch of the current or last live registration; 0 before the first.
  uint64_t epoch() const { return epoch_; }
  // The sequence of the epoch's last event.
  uint64_t sequence() const { return sequence_; }

 private:
  const uint32_t event_field_;
  const bool of_account_;
  const RowReader rows_;
  bool live_ = false;
  uint64_t epoch_ = 0;
  uint64_t sequence_ = 0;
  const sessions::SessionName* session_ = nullptr;
};

}  // namespace kiwoom::fanout
