#pragma once

#include <cstdint>
#include <string>

namespace kiwoom::metrics {

// What Linux tells about this process. A number that it does not tell is 0.
struct Process {
  double cpu_seconds = 0;
  uint64_t resident_bytes = 0;
  uint64_t open_fds = 0;
  uint64_t most_fds = 0;
};

// Reads this process's numbers from /proc.
Process ReadProcess();

// Reads them from the text of /proc/self/stat.
Process ParseProcess(const std::string& stat, int64_t ticks_per_second, int64_t page_bytes);

}  // namespace kiwoom::metrics
