#pragma once

#include <atomic>
#include <cstddef>

namespace kiwoom::fanout {

// The bytes that events take in this process: the bytes of each event once, however many queues, logs and snapshots
// share them, and the places in queues and logs. Like the heap that it describes, it belongs to the process. What gRPC
// has taken over for writing is not included.
class EventMemory {
 public:
  static void Add(size_t bytes) { bytes_.fetch_add(bytes, std::memory_order_relaxed); }
  static void Remove(size_t bytes) { bytes_.fetch_sub(bytes, std::memory_order_relaxed); }
  static size_t bytes() { return bytes_.load(std::memory_order_relaxed); }

 private:
  static inline std::atomic<size_t> bytes_ = 0;
};

}  // namespace kiwoom::fanout
