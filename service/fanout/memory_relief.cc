#include "service/fanout/memory_relief.h"

#include <queue>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace kiwoom::fanout {

void MemoryRelief::Relieve(const ReaderList& readers, EventLog& log, absl::Time now) {
  next_ = now + kPause;
  // Some room, so that it does not start again with the next event.
  const size_t target = options_.byte_limit - options_.byte_limit / 8;
  std::priority_queue<std::pair<size_t, Reader*>> slow;
  const auto add_if_slow = [&](Reader* reader) {
    if (const size_t memory = reader->memory(); memory >= options_.few_bytes) slow.emplace(memory, reader);
  };
  for (const auto& [number, reader] : readers) add_if_slow(reader.get());
  absl::flat_hash_set<const Reader*> skipping;
  size_t ended = 0;
  while (!slow.empty() && EventMemory::bytes() > target) {
    Reader* const reader = slow.top().second;
    slow.pop();
    // One that may skip gets another turn, by what it cannot skip.
    if (reader->options().queue.policy == SlowReaderPolicy::kSkip && skipping.insert(reader).second) {
      reader->queue().Shrink(target);
      add_if_slow(reader);
      continue;
    }
    skipping.erase(reader);
    reader->EndForMemory();
    ++ended;
  }
  const size_t forgotten = log.Shrink(target);
  shortages_.Count(
      [&] {
        return absl::StrCat("events took more memory than --memory_mib allows: of the slow readers, ", skipping.size(),
                            " skip events and ", ended, " were ended; ", forgotten, " recent events are forgotten");
      },
      now, warn_);
}

}  // namespace kiwoom::fanout
