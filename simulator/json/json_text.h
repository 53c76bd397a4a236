#pragma once

#include <string>
#include <string_view>

namespace kiwoom::simulator {

// Appends `text` as a JSON string, quotes included: what the broker's writer escapes, and no more.
void AppendJsonString(std::string& out, std::string_view text);

}  // namespace kiwoom::simulator
