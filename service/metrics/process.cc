#include "service/metrics/process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace kiwoom::metrics {
namespace {

std::string Read(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

uint64_t CountDescriptors() {
  std::error_code error;
  uint64_t count = 0;
  for (std::filesystem::directory_iterator entry("/proc/self/fd", error), end; !error && entry != end;
       entry.increment(error)) {
    ++count;
  }
  return count > 0 ? count - 1 : 0;  // one of them reads the directory
}

// Places in /proc/self/stat, counted from the state, which is the first value behind the name: see proc(5).
constexpr int kUserTime = 11;
constexpr int kSystemTime = 12;
constexpr int kResidentPages = 21;

}  // namespace

Process ParseProcess(const std::string& stat, int64_t ticks_per_second, int64_t page_bytes) {
  Process process;
  // The name may hold spaces and brackets.
  const size_t name_end = stat.rfind(") ");
  if (name_end == std::string::npos || ticks_per_second <= 0) return process;
  std::istringstream values(stat.substr(name_end + 2));
  const auto ticks = static_cast<double>(ticks_per_second);
  std::string value;
  for (int place = 0; values >> value; ++place) {
    const double number = std::strtod(value.c_str(), nullptr);
    if (place == kUserTime || place == kSystemTime) process.cpu_seconds += number / ticks;
    if (place == kResidentPages)
      process.resident_bytes = static_cast<uint64_t>(number) * static_cast<uint64_t>(page_bytes);
  }
  return process;
}

Process ReadProcess() {
  Process process = ParseProcess(Read("/proc/self/stat"), sysconf(_SC_CLK_TCK), sysconf(_SC_PAGESIZE));
  process.open_fds = CountDescriptors();
  if (rlimit limit{}; getrlimit(RLIMIT_NOFILE, &limit) == 0) process.most_fds = limit.rlim_cur;
  return process;
}

}  // namespace kiwoom::metrics
