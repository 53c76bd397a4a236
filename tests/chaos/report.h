#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "tests/chaos/chaos_reader.h"
#include "tests/chaos/violations.h"

namespace kiwoom::chaos {

// The figures of a run.
struct Report {
  std::map<std::string, int> faults;                      // by name
  std::vector<std::pair<absl::Time, std::string>> story;  // when which fault happened
  uint64_t changes = 0;                                   // of subscriptions
  uint64_t rows = 0;
  ChaosReader::Figures readers;  // of all together

  void Add(const ChaosReader::Figures& reader);
  std::string Text(const Violations& violations) const;
  // The faults of the seconds before a violation.
  std::string Before(absl::Time violation) const;
};

}  // namespace kiwoom::chaos
