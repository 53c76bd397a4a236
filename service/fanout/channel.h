#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "service/fanout/event.h"
#include "service/fanout/last_values.h"
#include "service/fanout/row_reader.h"
#include "service/fanout/stream_cursor.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

class Reader;

// One topic with everyone who listens to it.
struct Channel {
  struct Subscriber {
    Reader* reader;
    StreamCursor* cursor;
  };
  // A row that came between the registration's request and its answer: published when the epoch is known.
  struct EarlyRow {
    std::string item;
    std::string message;
    absl::Time received;
  };

  explicit Channel(const sessions::Topic& topic)
      : topic(topic), state(topic.tr->delivery == codec::Delivery::kState), rows(*topic.tr) {}

  sessions::Topic topic;
  bool state = false;     // delivery: the last value counts
  bool live = false;      // registered at the broker now
  uint64_t epoch = 0;     // of the registration that is, or was last, live
  uint64_t sequence = 0;  // of its last event
  RowReader rows;
  LastValues last;  // of a state
  std::vector<Subscriber> subscribers;
  std::vector<EarlyRow> early;
  uint64_t early_lost = 0;                           // rows behind those, for which there was no room
  absl::Time linger_until = absl::InfiniteFuture();  // set while nobody listens
};

}  // namespace kiwoom::fanout
