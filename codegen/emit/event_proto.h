#pragma once

#include <string>

#include "codegen/model/api.h"

namespace kiwoom::emit {

// kiwoom/v1/event.proto: the hand-written part with one field for each realtime TR.
std::string EventProto(const model::Api& api, const std::string& event_template);

}  // namespace kiwoom::emit
