#pragma once

#include <string>

#include "codegen/model/tr.h"

namespace kiwoom::emit {

// kiwoom/v1/<name>.proto of a realtime TR: its message, its event, and its own subscribe request and response.
// `event_template` is the text of event.proto.in: the event of one type has the same fields.
std::string RealtimeProto(const model::Tr& tr, const std::string& event_template);

}  // namespace kiwoom::emit
