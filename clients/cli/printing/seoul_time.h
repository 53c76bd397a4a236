#pragma once

#include <string>

#include "google/protobuf/timestamp.pb.h"

// Formats instants in the market's wall-clock time.
namespace kiwoom::cli {

// "09:00:01.123"; empty if the instant is not set.
std::string SeoulTime(const google::protobuf::Timestamp& instant);

}  // namespace kiwoom::cli
