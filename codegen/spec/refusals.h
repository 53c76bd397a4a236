#pragma once

#include <set>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "codegen/spec/position.h"

namespace kiwoom::spec {

// Collects all errors in the specs, to report them together.
class Refusals {
 public:
  // `sentence` says what is wrong and how to correct it, without a full stop.
  void Add(const Position& at, std::string sentence);

  bool empty() const { return refusals_.empty(); }

  // OK, or INVALID_ARGUMENT with one line `file:line: sentence` per refusal, in the order of the files.
  absl::Status ToStatus() const;

 private:
  std::set<std::pair<Position, std::string>> refusals_;
};

}  // namespace kiwoom::spec
