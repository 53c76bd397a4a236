#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tests/chaos/chaos_reader.h"
#include "tests/chaos/violations.h"

namespace kiwoom::chaos {

// The figures of a run.
struct Report {
  std::map<std::string, int> faults;  // by name
  uint64_t changes = 0;               // of subscriptions
  uint64_t rows = 0;
  ChaosReader::Figures readers;  // of all together
  bool resume_served = false;

  void Add(const ChaosReader::Figures& reader);
  std::string Text(const Violations& violations) const;
};

}  // namespace kiwoom::chaos
