#pragma once

#include <string>

#include "google/protobuf/timestamp.pb.h"

// Instants as the market's wall clock shows them.
namespace kiwoom::cli {

// "09:00:01.123"; empty for an instant that was not given.
std::string SeoulTime(const google::protobuf::Timestamp& instant);

}  // namespace kiwoom::cli
