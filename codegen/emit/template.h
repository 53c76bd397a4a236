#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiwoom::emit {

// Fills a text that looks like the output: `@name@` becomes the value of `name`. A newline at the beginning, which lets
// a raw string start on a line of its own, is dropped. A name without a value, and a value that no name asks for, are
// mistakes of the emitter: they stop the generator.
std::string Fill(std::string_view text, const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace kiwoom::emit
