#pragma once

#include <string>

#include "absl/time/time.h"

namespace kiwoom::rest {

// The broker's answer to one page of a TR.
struct RestAnswer {
  std::string message;   // protobuf of tr.response
  std::string next_key;  // asks for the next page
  bool more = false;     // there is a next page
  absl::Time received;   // when the broker's answer arrived, by the wall clock
};

}  // namespace kiwoom::rest
