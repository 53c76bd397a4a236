#pragma once

#include <string>

#include "codegen/model/api.h"

namespace kiwoom::emit {

// kiwoom/v1/realtime_type.proto: one value for each realtime TR.
std::string RealtimeTypeProto(const model::Api& api);

}  // namespace kiwoom::emit
