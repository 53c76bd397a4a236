#pragma once

#include <string_view>

#include "absl/time/time.h"
#include "codec/table.h"

namespace kiwoom::sessions {

// Receives a session's data in order, on the loop's thread. Views are valid only during the call.
class RowSink {
 public:
  virtual ~RowSink() = default;

  // A message from the broker arrived; its rows follow.
  virtual void OnMessage(absl::Time received) = 0;
  // One decoded row: `message` is tr.response in protobuf wire format.
  virtual void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message, absl::Time received) = 0;
  // The message could not be read completely. Rows of any topic may be missing.
  virtual void OnUnreadable(absl::Time received) = 0;
};

}  // namespace kiwoom::sessions
