#pragma once

#include <string>

namespace kiwoom::emit {

// The body of message Event in event.proto.in, from its first field to the @arms@, without comments and blank lines:
// what the event of a single type repeats, so that the same bytes serve both.
std::string EventFields(const std::string& event_template);

}  // namespace kiwoom::emit
