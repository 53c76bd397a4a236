#pragma once

#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

// Fields of a request as they are typed: "market=KOSPI sector_code=001".
namespace kiwoom::cli {

// Sets what each "name=value" says in `request`. Names are those of the proto fields; an enum's value may be typed with
// or without its prefix, in either case. The error names the fields or values that there are.
absl::Status SetFields(std::span<char* const> arguments, google::protobuf::Message& request);

}  // namespace kiwoom::cli
