#pragma once

#include <set>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "codegen/spec/position.h"

namespace kiwoom::spec {

// Collects what is wrong with the specs, so that an author sees all of it at once.
class Refusals {
 public:
  // `sentence` says what is wrong and what would be right, without a full stop.
  void Add(const Position& at, std::string sentence);

  bool empty() const { return refusals_.empty(); }

  // OK, or INVALID_ARGUMENT with one line `file:line: sentence` for each, in the order of the files.
  absl::Status ToStatus() const;

 private:
  std::set<std::pair<Position, std::string>> refusals_;
};

}  // namespace kiwoom::spec
