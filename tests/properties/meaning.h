#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "codec/table.h"

// The meaning of a wire text, derived from its characters alone: a second, slow implementation of spec/README.md
// without number types, to check the codec.
namespace kiwoom::tests {

struct Meaning {
  enum class Kind { kAbsent, kUnfit, kValue };

  Kind kind = Kind::kAbsent;
  std::string value;      // canonical: "-12.5", "0", "09:30:00", "marker 1", "2026-11-21", "삼성전자"; for an enum
                          // its number
  std::string companion;  // number of the companion Direction or Side; empty: none

  bool operator==(const Meaning&) const = default;
};

Meaning MeaningOf(const codec::Row& row, std::string_view text);

// Whether it is absent or zero: trailing levels of a group with only such values are cut.
bool SaysNothing(const codec::Row& row, const Meaning& meaning);

void PrintTo(const Meaning& meaning, std::ostream* out);

}  // namespace kiwoom::tests
