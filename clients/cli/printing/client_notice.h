#pragma once

#include <chrono>
#include <string>

#include "clients/cli/positions/sequence_check.h"
#include "clients/cli/printing/language.h"
#include "clients/cli/schema/tr_directory.h"
#include "grpcpp/support/status.h"

// What kiwoomctl itself notices in a stream, between the events: for people as a line, for programs as JSON, each
// without a line feed.
namespace kiwoom::cli {

std::string DisconnectedLine(const grpc::Status& status, std::chrono::milliseconds pause, Language language);
std::string DisconnectedJson(const grpc::Status& status, std::chrono::milliseconds pause);

std::string InconsistentLine(const SequenceCheck::Fault& fault, const TrDirectory& directory, Language language);
std::string InconsistentJson(const SequenceCheck::Fault& fault, const TrDirectory& directory);

}  // namespace kiwoom::cli
