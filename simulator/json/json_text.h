#pragma once

#include <string>
#include <string_view>

namespace kiwoom::simulator {

// Appends `text` as a JSON string with quotes, escaping only what the broker escapes.
void AppendJsonString(std::string& out, std::string_view text);

}  // namespace kiwoom::simulator
