#pragma once

#include <string>
#include <vector>

namespace kiwoom::spec {

// The values besides blank that mean "none": zero in any spelling, or a list of spellings.
struct Absence {
  bool zero = false;
  std::vector<std::string> spellings;

  bool empty() const { return !zero && spellings.empty(); }
};

}  // namespace kiwoom::spec
