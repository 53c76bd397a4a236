#pragma once

#include <string>
#include <string_view>

#include "simulator/protocol/ignored.h"
#include "simulator/protocol/limited.h"
#include "simulator/protocol/refusal.h"

namespace kiwoom::simulator {

// Whose logins a fault concerns.
inline bool Concerns(std::string_view fault_of, std::string_view app_key) {
  return fault_of.empty() || fault_of == app_key;
}

struct RefusedLogin {
  int code = 0;
  std::string app_key;  // empty: of all
};

// The faults with which sessions treat requests.
struct SessionFaults {
  RefusalGate refusals;
  Ignored ignored;
  // The code with which a LOGIN is refused whatever its token; kLoginUnseen: it is taken for missing. If only those of
  // an app key are, the token must be valid.
  Limited<RefusedLogin> refused_logins;

  static constexpr int kLoginUnseen = 0;
};

}  // namespace kiwoom::simulator
