#pragma once

#include <string>

namespace kiwoom::emit {

// The body of message Event in event.proto.in, from its first field to the @event_fields@, without comments and blank
// lines. The event of a single type repeats it, so the same bytes serve both.
std::string EventFields(const std::string& event_template);

}  // namespace kiwoom::emit
