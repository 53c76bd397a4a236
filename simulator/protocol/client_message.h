#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// A parsed text from a client, as far as it could be read. Missing fields are not an error here; the session checks
// them.
struct ClientMessage {
  std::optional<std::string> trnm;
  std::optional<std::string> token;
  std::optional<std::string> group;
  std::optional<std::string> refresh;

  bool has_data = false;
  // Whether data, items and types are all arrays, which the broker requires.
  bool arrays = true;
  // Every item combined with every type of its entry; an entry without items registers "".
  std::vector<Registered> registrations;

  // A text that is not a JSON object yields a message without fields.
  static ClientMessage Parse(std::string_view text);
};

}  // namespace kiwoom::simulator
