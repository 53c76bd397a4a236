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

// Of `trs`, which are realtime types. `exotic`: written in ways that JSON allows and the broker has not been seen to
// use; some values stand at the row's root, or in a list of objects.
GeneratedFrame DrawFrame(const std::vector<const codec::Tr*>& trs, bool exotic, Draw& draw);

// Of that kind, and part of the published contract.
std::vector<const codec::Tr*> PublishedTrs(codec::Kind kind);

}  // namespace kiwoom::tests
