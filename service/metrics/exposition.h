#pragma once

#include <string>

#include "service/metrics/process.h"
#include "service/metrics/snapshot.h"

namespace kiwoom::metrics {

// Which gateway this is.
struct Build {
  std::string version;
  std::string commit;
  std::string spec_date;  // of the newest table
};

// All metrics in Prometheus's text format. README.md of this folder lists them.
std::string Exposition(const Snapshot& snapshot, const Process& process, const Build& build);

}  // namespace kiwoom::metrics
