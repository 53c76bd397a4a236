#include "service/metrics/slowest_readers.h"

#include <algorithm>

namespace kiwoom::metrics {
namespace {

bool IsSlower(const fanout::Reader* a, const fanout::Reader* b) {
  return a->memory() != b->memory() ? a->memory() > b->memory() : a->start() < b->start();
}

ReaderSnapshot SnapshotOf(const fanout::Reader& reader) {
  const fanout::ReaderQueue& queue = reader.queue();
  return {.peer = reader.options().peer,
          .caller = reader.options().caller,
          .start = reader.start(),
          .topics = reader.cursors().size(),
          .queued = queue.size(),
          .queue_bytes = queue.bytes(),
          .sent = queue.sent_count(),
          .skipped = queue.skipped_count()};
}

}  // namespace

std::vector<ReaderSnapshot> SlowestReaders(std::vector<const fanout::Reader*> readers, size_t most) {
  const auto end = readers.begin() + static_cast<std::ptrdiff_t>(std::min(most, readers.size()));
  std::partial_sort(readers.begin(), end, readers.end(), IsSlower);
  std::vector<ReaderSnapshot> slowest;
  for (auto reader = readers.begin(); reader != end; ++reader) slowest.push_back(SnapshotOf(**reader));
  return slowest;
}

}  // namespace kiwoom::metrics
