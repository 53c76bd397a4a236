#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::fanout {

// One event in protobuf wire form, without the fields that differ between readers. It is encoded once, immutable, and
// shared by all queues and the snapshot. Single-threaded: the reference count is not atomic.
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
  // Identifies one of the topic's last values; 0 if the topic has only one.
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

// The identity of a data event (fields 1–6 of kiwoom.v1.Event).
struct EventIdentity {
  std::string_view item;
  uint64_t epoch = 0;
  uint64_t sequence = 0;
  absl::Time received;
  std::string_view account;
  std::string_view session;  // only in account events
  uint64_t key = 0;          // not part of the wire form: see EventRef
};

// Encodes events. `event_field` is the number of the oneof field that holds `message`, which is already in wire form.
class EventEncoder {
 public:
  static EventRef Encode(const EventIdentity& identity, uint32_t event_field, std::string_view message);
  // An acknowledgement, a notice or a heartbeat.
  static EventRef Encode(uint32_t event_field, std::string_view message);

 private:
  static EventRef Allocate(size_t size, const EventIdentity& identity);
};

}  // namespace kiwoom::fanout
