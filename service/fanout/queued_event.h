#pragma once

#include <cstdint>

#include <boost/intrusive/list.hpp>

#include "service/fanout/event.h"
#include "service/fanout/stream_cursor.h"

namespace kiwoom::fanout {

// An event in a reader's queue. It stands in two lists, and leaves both when it is destroyed.
struct QueuedEvent {
  // Leaving costs the same wherever in the list it stands.
  using Link = boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
  enum class Kind : uint8_t { kEvent, kSnapshot, kNotice, kHeartbeat };

  EventRef event;
  StreamCursor* cursor;  // null: a notice
  Kind kind;
  Link order;      // among all that waits, in the order of delivery
  Link overtaken;  // among what a newer event of its kind makes dispensable
};

template <QueuedEvent::Link QueuedEvent::*link>
using QueuedEvents =
    boost::intrusive::list<QueuedEvent, boost::intrusive::member_hook<QueuedEvent, QueuedEvent::Link, link>,
                           boost::intrusive::constant_time_size<false>>;

}  // namespace kiwoom::fanout
