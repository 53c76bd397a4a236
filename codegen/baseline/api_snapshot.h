#pragma once

#include <map>
#include <string>
#include <vector>

#include "google/protobuf/descriptor.pb.h"

namespace kiwoom::baseline {

// The contract as text for review:
//
//   message kiwoom.v1.Trade
//     10 current_price: optional sint64
//     reserved 1 to 8
//
// Maps the heading "message kiwoom.v1.Trade" to its lines, ordered by number.
using ApiSnapshot = std::map<std::string, std::vector<std::string>>;

// Covers all messages, enums and services in a package.
ApiSnapshot SnapshotOf(const google::protobuf::FileDescriptorSet& files, const std::string& package);

std::string ToText(const ApiSnapshot& snapshot);

// The reverse of ToText.
ApiSnapshot FromText(const std::string& text);

}  // namespace kiwoom::baseline
