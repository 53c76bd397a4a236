#pragma once

#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "codec/table.h"
#include "google/protobuf/message.h"

// Parses request fields from the command line: "market=KOSPI sector_code=001".
namespace kiwoom::cli {

// Sets each "name=value" in `request`. Names are those of the proto fields, or the Korean ones of the broker's
// table. An enum value may have its prefix or not, in either case, its Korean name, or the broker's code for it, which
// `table`, the TR's request, knows. The error lists the available fields or values.
absl::Status SetFields(std::span<char* const> arguments, const codec::Message* table,
                       google::protobuf::Message& request);

}  // namespace kiwoom::cli
