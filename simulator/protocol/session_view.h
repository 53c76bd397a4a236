#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// What the broker holds for one logged-in connection, for tests.
struct SessionView {
  std::string app_key;
  bool half_open = false;  // nothing reaches the client any more
  // Each registration, with the number of the last stamped row that was sent for it; 0 if none was.
  std::map<Registered, int64_t> last_stamps;
};

}  // namespace kiwoom::simulator
