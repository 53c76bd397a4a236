#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "codec/table.h"

namespace kiwoom::sessions {

// Takes what a session receives, in its order, on the loop's thread. Views end with the call.
class RowSink {
 public:
  virtual ~RowSink() = default;

  // A message of the broker came; its rows follow.
  virtual void OnMessage(absl::Time received) = 0;
  // One decoded row: `message` is tr.response in protobuf wire format.
  virtual void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) = 0;
  // The message could not be read, or not all of it: nobody knows whose rows are missing.
  virtual void OnUnreadable(absl::Time received) = 0;
};

}  // namespace kiwoom::sessions
