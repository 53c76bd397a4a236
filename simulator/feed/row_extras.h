#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "simulator/protocol/limited.h"
#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// Keys that no table has.
struct UnknownKeys {
  int count = 0;
  size_t bytes = 0;  // length of each
};

// The values of rows that no table has: stamps, and unknown keys as a fault.
class RowExtras {
 public:
  // The key of a row's stamp. No spec has it.
  static constexpr std::string_view kStampKey = "900000001";

  struct Extras {
    std::string values;  // ,"key":"value" …
    int64_t stamp = 0;   // 0: rows are not stamped
  };

  // From now on each row has the number that it has within its topic: 1, 2, 3 …
  void Stamp() { stamps_rows_ = true; }
  // Each of the next rows has other keys.
  void AddUnknownKeys(UnknownKeys keys, int rows) { unknown_keys_.Set(keys, rows); }

  // Call it once for each row. The topic is what sessions register: the item is empty if the type takes none.
  Extras Next(const Registered& topic);

 private:
  bool stamps_rows_ = false;
  std::map<Registered, int64_t> stamps_;
  Limited<UnknownKeys> unknown_keys_;
  int64_t keys_ = 0;
};

}  // namespace kiwoom::simulator
