#pragma once

#include <string>
#include <vector>

#include "codec/table.h"
#include "tests/properties/generated_object.h"
#include "tests/properties/spelling.h"

namespace kiwoom::tests {

// A REAL frame as the broker might send it: rows of any types, members in any order.
struct GeneratedFrame {
  struct Row {
    const codec::Tr* tr;
    std::string item;
    GeneratedObject values;
  };

  std::vector<Row> rows;
  std::string text;
};

// Draws from `trs`, which are realtime types. `exotic`: uses JSON that is valid but has not been seen from the broker;
// some values are at the row's root, or in a list of objects.
GeneratedFrame DrawFrame(const std::vector<const codec::Tr*>& trs, bool exotic, Draw& draw);

// The TRs of this kind in the published contract.
std::vector<const codec::Tr*> PublishedTrs(codec::Kind kind);

}  // namespace kiwoom::tests
