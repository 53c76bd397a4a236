#include "service/fanout/reader_queue.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "absl/container/flat_hash_set.h"
#include "codec/wire_writer.h"
#include "service/fanout/event_fields.h"

namespace kiwoom::fanout {
namespace {

using codec::kLengthDelimited;
using codec::kVarint;
using codec::Tag;
using codec::VarintSize;

static_assert(Tag(kEvents, kLengthDelimited) < 0x80 && Tag(kSkipped, kVarint) < 0x80, "one-byte tags");

char* WriteVarint(uint64_t value, char* out) {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

// The shared bytes and what is this reader's own behind them.
size_t EventSize(const EventRef& event, bool snapshot, uint64_t skipped) {
  return event.bytes().size() + (snapshot ? 2 : 0) + (skipped != 0 ? 1 + VarintSize(skipped) : 0);
}

}  // namespace

StreamCursor* ReaderQueue::OpenFeed(bool state, uint64_t epoch, uint64_t sequence) {
  cursors_.push_back(std::make_unique<StreamCursor>(
      StreamCursor{.state = state, .slot = cursors_.size(), .epoch = epoch, .sequence = sequence}));
  return cursors_.back().get();
}

void ReaderQueue::CloseFeed(StreamCursor* cursor) {
  cursor->closed = true;
  Release(cursor);
}

void ReaderQueue::Release(StreamCursor* cursor) {
  if (!cursor->closed || cursor->queued != 0) return;
  const size_t slot = cursor->slot;
  cursors_.back()->slot = slot;
  std::swap(cursors_[slot], cursors_.back());
  cursors_.pop_back();
}

void ReaderQueue::Append(Entry entry) {
  if (overflow_ != Overflow::kNone) return;
  bytes_ += entry.event.bytes().size();
  if (entry.cursor != nullptr) ++entry.cursor->queued;
  if (entry.is_notice()) {
    ++notices_;
    notice_bytes_ += entry.event.bytes().size();
  }
  entries_.push_back(std::move(entry));
}

void ReaderQueue::Push(EventRef event, StreamCursor* cursor) {
  if (full()) {
    if (options_.policy == SlowReaderPolicy::kDisconnect) {
      overflow_ = Overflow::kEvents;
      return;
    }
    MakeRoom();
  }
  Append({std::move(event), cursor});
}

void ReaderQueue::PushSnapshot(EventRef event, StreamCursor* cursor) {
  Append({std::move(event), cursor, /*snapshot=*/true});
}

void ReaderQueue::PushNotice(EventRef event) {
  Append({std::move(event)});
  if (notices_ > std::max(kFewNotices, options_.event_limit / 2) || notice_bytes_ > options_.byte_limit / 2) {
    overflow_ = Overflow::kNotices;
  }
}

void ReaderQueue::PushHeartbeat(EventRef event) {
  if (!entries_.empty() && entries_.back().heartbeat) {
    bytes_ -= entries_.back().event.bytes().size();
    entries_.pop_back();
  }
  Append({.event = std::move(event), .heartbeat = true});
}

// Down to three quarters, so that the walk over the queue is paid for by many pushes; where what may not be left out is
// more than that, the next walk comes a quarter later.
void ReaderQueue::MakeRoom() {
  const size_t most_events = options_.event_limit - options_.event_limit / 4;
  const size_t most_bytes = options_.byte_limit - options_.byte_limit / 4;
  const auto drop = [&](Entry& entry) {
    bytes_ -= entry.event.bytes().size();
    if (entry.cursor != nullptr) {
      --entry.cursor->queued;
      skipped_count_ += !entry.snapshot;
    }
    entry.event = EventRef();
  };
  // From the newest: of a state cursor only the last values stay.
  absl::flat_hash_set<std::tuple<const StreamCursor*, uint64_t, uint64_t>> seen;
  size_t live = entries_.size();
  for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
    if (entry->is_notice()) continue;
    entry->newest = seen.insert({entry->cursor, entry->event.epoch(), entry->event.key()}).second;
    if (entry->newest || (entry->cursor != nullptr && !entry->cursor->state)) continue;
    drop(*entry);
    --live;
  }
  for (Entry& entry : entries_) {
    if (live <= most_events && bytes_ <= most_bytes) break;
    if (!entry.event || entry.is_notice() || entry.newest) continue;
    drop(entry);
    --live;
  }
  std::vector<StreamCursor*> closed;
  for (const auto& cursor : cursors_) {
    if (cursor->closed && cursor->queued == 0) closed.push_back(cursor.get());
  }
  std::erase_if(entries_, [](const Entry& entry) { return !entry.event; });
  for (StreamCursor* cursor : closed) Release(cursor);
  event_ceiling_ =
      std::max(options_.event_limit, entries_.size() + std::max(options_.event_limit, entries_.size()) / 4);
  byte_ceiling_ = std::max(options_.byte_limit, bytes_ + std::max(options_.byte_limit, bytes_) / 4);
}

size_t ReaderQueue::TakeBatch(size_t limit) {
  size_t total = 0;
  while (!entries_.empty()) {
    Entry& entry = entries_.front();
    uint64_t skipped = 0;
    if (entry.cursor != nullptr && !entry.snapshot) {
      // What it missed is only told once the event is sure to go.
      StreamCursor after = *entry.cursor;
      skipped = after.Tell(entry.event.epoch(), entry.event.sequence());
    }
    const size_t size = EventSize(entry.event, entry.snapshot, skipped);
    const size_t framed = 1 + VarintSize(size) + size;
    if (total != 0 && total + framed > limit) break;
    total += framed;
    bytes_ -= entry.event.bytes().size();
    if (entry.is_notice()) {
      --notices_;
      notice_bytes_ -= entry.event.bytes().size();
    }
    if (StreamCursor* const cursor = entry.cursor; cursor != nullptr) {
      // A snapshot is from before the reader came.
      if (!entry.snapshot) cursor->Tell(entry.event.epoch(), entry.event.sequence());
      --cursor->queued;
      Release(cursor);
    }
    batch_.push_back({std::move(entry.event), skipped, entry.snapshot});
    entries_.pop_front();
  }
  if (entries_.size() < options_.event_limit) event_ceiling_ = options_.event_limit;
  if (bytes_ < options_.byte_limit) byte_ceiling_ = options_.byte_limit;
  return total;
}

void ReaderQueue::WriteBatch(char* out) {
  for (const Ready& ready : batch_) {
    const std::string_view bytes = ready.event.bytes();
    *out++ = static_cast<char>(Tag(kEvents, kLengthDelimited));
    out = WriteVarint(EventSize(ready.event, ready.snapshot, ready.skipped), out);
    std::memcpy(out, bytes.data(), bytes.size());
    out += bytes.size();
    if (ready.snapshot) {
      *out++ = static_cast<char>(Tag(kSnapshot, kVarint));
      *out++ = 1;
    }
    if (ready.skipped != 0) {
      *out++ = static_cast<char>(Tag(kSkipped, kVarint));
      out = WriteVarint(ready.skipped, out);
    }
  }
  sent_count_ += batch_.size();
  batch_.clear();
}

}  // namespace kiwoom::fanout
