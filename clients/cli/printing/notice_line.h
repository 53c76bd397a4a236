#pragma once

#include <string>

#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"

// What a stream tells about itself, as one line each.
namespace kiwoom::cli {

// `notice` is a field of Event that is no market data: an acknowledgement, a heartbeat, a gap … Empty for a message of
// another type.
std::string NoticeLine(const google::protobuf::Message& notice, const TrDirectory& directory);

}  // namespace kiwoom::cli
