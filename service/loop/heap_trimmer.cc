#include "service/loop/heap_trimmer.h"

#include <malloc.h>

namespace kiwoom::loop {

Heap SystemHeap() {
  return {.free_bytes = [] { return mallinfo2().fordblks; }, .trim = [] { malloc_trim(0); }};
}

void HeapTrimmer::OnTimer(absl::Time now, absl::Time last_row) {
  if (now < next_) return;
  next_ = now + kPause;
  if (now - last_row >= kQuiet && heap_.free_bytes() >= kWorthwhile) heap_.trim();
}

}  // namespace kiwoom::loop
