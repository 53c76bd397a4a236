#include "service/transport/descriptor_limit.h"

#include <sys/resource.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace kiwoom::transport {
namespace {

// More than any machine has clients; the kernel keeps a table of this size.
constexpr rlim_t kMost = 1 << 20;
constexpr int kEnough = 8192;

}  // namespace

void RaiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, kMost));
  setrlimit(RLIMIT_NOFILE, &limit);
}

int DescriptorLimit() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<int>(std::min(limit.rlim_cur, kMost));
}

std::string DescriptorShortage(int limit) {
  if (limit >= kEnough) return "";
  return absl::StrCat("this process may open only ", limit, " files and connections, and accepts about ", limit / 2,
                      " clients: raise the limit of open files to ", kEnough, " (LimitNOFILE, ulimit -n)");
}

}  // namespace kiwoom::transport
