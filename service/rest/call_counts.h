#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "codec/table.h"

namespace kiwoom::rest {

// Counts requests to the broker by TR and result. On one thread.
class CallCounts {
 public:
  // By TR and result: "ok", or else the ErrorReason of the failure, or its code if it has none.
  using Counts = std::map<std::pair<const codec::Tr*, std::string>, uint64_t>;

  void Add(const codec::Tr& tr, const absl::Status& result);
  const Counts& counts() const { return counts_; }

 private:
  Counts counts_;
};

}  // namespace kiwoom::rest
