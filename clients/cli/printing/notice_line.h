#pragma once

#include <string>

#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "google/protobuf/message.h"

// Formats the notices of a stream, one line each.
namespace kiwoom::cli {

// `notice` is a field of Event other than data: an acknowledgement, a heartbeat, a gap … Empty for a message of another
// type. Sentences in it are quoted as they came.
std::string NoticeLine(const google::protobuf::Message& notice, const TrDirectory& directory, Language language);

}  // namespace kiwoom::cli
