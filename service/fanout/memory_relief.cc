#include "service/fanout/memory_relief.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace kiwoom::fanout {

void MemoryRelief::Relieve(const ReaderList& readers, EventLog& log, absl::Time now) {
  next_ = now + kPause;
  // Some room, so that it does not start again with the next event.
  const size_t target = options_.byte_limit - options_.byte_limit / 8;
  std::vector<Reader*> slow;
  for (const auto& [number, reader] : readers) {
    if (reader->queue().memory() >= options_.few_bytes) slow.push_back(reader.get());
  }
  std::ranges::sort(slow, std::greater(), [](const Reader* reader) { return reader->queue().memory(); });
  size_t skipping = 0, ended = 0;
  for (Reader* const reader : slow) {
    if (EventMemory::bytes() <= target) break;
    if (reader->options().queue.policy == SlowReaderPolicy::kDisconnect) {
      reader->EndForMemory();
      ++ended;
    } else {
      reader->queue().Shrink(target);
      ++skipping;
    }
  }
  const size_t forgotten = log.Shrink(target);
  shortages_.Count(
      [&] {
        return absl::StrCat("events took more memory than --memory_mib allows: of the slow readers, ", skipping,
                            " skip events and ", ended, " were ended; ", forgotten, " recent events are forgotten");
      },
      now, warn_);
}

}  // namespace kiwoom::fanout
