#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "codec/table.h"

// What a wire text means, worked out on its characters alone: the language of spec/README.md written down a second
// time, slowly and without a number type, to hold the engine against.
namespace kiwoom::tests {

struct Meaning {
  enum class Kind { kAbsent, kUnfit, kValue };

  Kind kind = Kind::kAbsent;
  std::string value;      // canonical: "-12.5", "0", "09:30:00", "marker 1", "2026-11-21", "삼성전자"; of an enum
                          // its number
  std::string companion;  // number of the Direction or Side beside it; empty: none

  bool operator==(const Meaning&) const = default;
};

Meaning MeaningOf(const codec::Row& row, std::string_view text);

// Whether it is none or zero: a last level of a group that holds nothing else is cut.
bool SaysNothing(const codec::Row& row, const Meaning& meaning);

void PrintTo(const Meaning& meaning, std::ostream* out);

}  // namespace kiwoom::tests
