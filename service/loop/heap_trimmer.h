#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include "absl/time/time.h"

namespace kiwoom::loop {

// The process's heap.
struct Heap {
  std::function<size_t()> free_bytes;  // that are freed, but perhaps still resident
  std::function<void()> trim;          // returns them to the kernel
};

// glibc's.
Heap SystemHeap();

// Returns freed memory to the kernel. glibc keeps what many streams have used, even after all have ended, because a few
// small blocks lie behind it: of 78 MB after 200 streams with 2,000 items each, it needed 2. Trimming takes 25 ms then,
// so it waits until no market data flows.
class HeapTrimmer {
 public:
  static constexpr absl::Duration kPause = absl::Minutes(1);  // between two looks at the heap
  static constexpr absl::Duration kQuiet = absl::Seconds(30);
  static constexpr size_t kWorthwhile = 16 << 20;

  HeapTrimmer(Heap heap, absl::Time start) : heap_(std::move(heap)), next_(start + kPause) {}

  absl::Time NextTimer() const { return next_; }
  // `last_row` is the time of the last row of market data.
  void OnTimer(absl::Time now, absl::Time last_row);

 private:
  const Heap heap_;
  absl::Time next_;
};

}  // namespace kiwoom::loop
