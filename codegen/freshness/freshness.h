#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kiwoom::freshness {

// A generator output and its committed copy: two files, or two folders of the same files.
struct Copy {
  std::string fresh;
  std::string committed;
};

// One sentence for each file that is stale, missing or an orphan (in a folder, but not generated). Empty if all are
// fresh.
std::vector<std::string> Check(const std::vector<Copy>& copies);

// Writes stale or missing files, removes orphans, and reports each.
absl::Status Update(const std::vector<Copy>& copies, std::vector<std::string>& done);

}  // namespace kiwoom::freshness
