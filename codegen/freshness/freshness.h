#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace kiwoom::freshness {

// What the generator made, and where its committed copy stands: two files, or two folders of the same files.
struct Copy {
  std::string fresh;
  std::string committed;
};

// One sentence for each file that is stale, missing or an orphan (in a folder, and made by nothing); none: all fresh.
std::vector<std::string> Check(const std::vector<Copy>& copies);

// Writes what Check found stale or missing, removes orphans, and says so for each.
absl::Status Update(const std::vector<Copy>& copies, std::vector<std::string>& done);

}  // namespace kiwoom::freshness
