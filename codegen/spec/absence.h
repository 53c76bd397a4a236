#pragma once

#include <string>
#include <vector>

namespace kiwoom::spec {

// What means "none" besides blank: zero, in whatever spelling, or the spellings that are listed.
struct Absence {
  bool zero = false;
  std::vector<std::string> spellings;

  bool empty() const { return !zero && spellings.empty(); }
};

}  // namespace kiwoom::spec
