#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// One text from a client, as far as it could be read. An absent field is not an error here: what must be there is for
// the session to say.
struct ClientMessage {
  std::optional<std::string> trnm;
  std::optional<std::string> token;
  std::optional<std::string> group;
  std::optional<std::string> refresh;

  bool has_data = false;
  // Data, items and types are arrays throughout, as the broker insists.
  bool arrays = true;
  // Every item with every type of its entry; an entry without items registers "".
  std::vector<Registered> registrations;

  // Text that is no JSON object gives a message without fields.
  static ClientMessage Parse(std::string_view text);
};

}  // namespace kiwoom::simulator
