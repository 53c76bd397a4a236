#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// The broker's code of a type, and back; "" and UNSPECIFIED if there is none.
std::string_view CodeOf(v1::RealtimeType type);
v1::RealtimeType TypeOf(std::string_view code);

// How a row is spelt. The gateway must read all of these.
struct RowSpelling {
  bool values_first = false;   // the members in the opposite order
  bool repeated_keys = false;  // two members and one value come twice
  size_t unknown_bytes = 0;    // of a value with an unknown key
  std::string item;            // instead of the topic's, unless empty
};

// One row of a REAL frame, with its stamp.
std::string RowText(const Topic& topic, uint64_t stamp, const RowSpelling& spelling = {});

// A REAL frame. `name` is the whole member with the name of the frame; empty: it has none.
std::string RealFrame(const std::vector<std::string>& rows, bool data_first = false,
                      const std::string& name = R"("trnm":"REAL")");

}  // namespace kiwoom::chaos
