#pragma once

#include <cstddef>
#include <vector>

#include "service/fanout/reader.h"
#include "service/metrics/snapshot.h"

namespace kiwoom::metrics {

// Those for whom most waits, at most `most` of them, the slowest first: the order in which they pay when memory runs
// out (fanout::MemoryRelief).
std::vector<ReaderSnapshot> SlowestReaders(std::vector<const fanout::Reader*> readers, size_t most);

}  // namespace kiwoom::metrics
