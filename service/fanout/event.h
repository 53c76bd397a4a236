#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::fanout {

// One event in protobuf wire form without what differs from reader to reader: encoded once, immutable, shared by every
// queue that holds it and by the snapshot. Of one thread: the reference count is not atomic.
class EventRef {
 public:
  EventRef() = default;
  EventRef(const EventRef& other) : block_(other.block_) {
    if (block_ != nullptr) ++block_->references;
  }
  EventRef(EventRef&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  EventRef& operator=(EventRef other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~EventRef();

  explicit operator bool() const { return block_ != nullptr; }
  std::string_view bytes() const { return {block_->bytes, block_->size}; }
  // Both 0 in notices, acknowledgements and heartbeats.
  uint64_t epoch() const { return block_->epoch; }
  uint64_t sequence() const { return block_->sequence; }
  // Which of its topic's last values it is; 0: the topic has one.
  uint64_t key() const { return block_->key; }

 private:
  friend class EventEncoder;

  struct Block {
    uint32_t references;
    uint32_t size;
    uint64_t epoch;
    uint64_t sequence;
    uint64_t key;
    char bytes[];
  };

  explicit EventRef(Block* block) : block_(block) {}

  Block* block_ = nullptr;
};

// What identifies a data event (fields 1–6 of kiwoom.v1.Event).
struct EventIdentity {
  std::string_view item;
  uint64_t epoch = 0;
  uint64_t sequence = 0;
  absl::Time received;
  std::string_view account;
  std::string_view session;  // of account events
  uint64_t key = 0;          // not part of the event: see EventRef
};

// Writes events: an identity and the arm of the oneof that holds `message`, which is in wire form already.
class EventEncoder {
 public:
  static EventRef Encode(const EventIdentity& identity, uint32_t arm, std::string_view message);
  // An acknowledgement, a notice or a heartbeat.
  static EventRef Encode(uint32_t arm, std::string_view message);

 private:
  static EventRef Allocate(size_t size, const EventIdentity& identity);
};

}  // namespace kiwoom::fanout
