#pragma once

#include <cstdint>

#include <boost/intrusive/list.hpp>

#include "service/fanout/event.h"

namespace kiwoom::fanout {

struct StreamCursor;

// An event in a reader's queue. It is in up to two lists, and leaves both when it is destroyed.
struct QueuedEvent {
  // Unlinks in constant time.
  using Hook = boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
  enum class Kind : uint8_t { kEvent, kReplayed, kSnapshot, kNotice, kHeartbeat };

  EventRef event;
  StreamCursor* cursor;  // null for a notice
  Kind kind;
  int64_t arrival = 0;  // of its frame, in nanoseconds; 0: it did not just arrive
  Hook order;           // all queued events, in delivery order
  Hook removal;         // those that may leave the queue unread for the same reason
};

template <QueuedEvent::Hook QueuedEvent::*link>
using QueuedEvents =
    boost::intrusive::list<QueuedEvent, boost::intrusive::member_hook<QueuedEvent, QueuedEvent::Hook, link>,
                           boost::intrusive::constant_time_size<false>>;

}  // namespace kiwoom::fanout
