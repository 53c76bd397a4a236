#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "simulator/protocol/registered.h"

namespace kiwoom::simulator {

// What the broker holds for one logged-in connection, for tests.
struct SessionView {
  std::string app_key;
  size_t account = 0;      // from 0, in the order of the app keys' first logins
  bool half_open = false;  // nothing reaches the client any more
  // Each registration, with the number of the last stamped row that was sent for it; 0 if none was.
  std::map<Registered, int64_t> last_stamps;
};

}  // namespace kiwoom::simulator
