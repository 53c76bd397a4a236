#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::emit {

// Fills a template that looks like the output: `@name@` becomes the value of `name`. Drops a leading newline, so a raw
// string can start on its own line. A name without a value, or a value without a name, is a bug in the emitter and
// stops the generator.
std::string Fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace kiwoom::emit
