#pragma once

#include "simulator/protocol/ignored.h"
#include "simulator/protocol/limited.h"
#include "simulator/protocol/refusal.h"

namespace kiwoom::simulator {

// The faults with which sessions treat requests.
struct SessionFaults {
  RefusalGate refusals;
  Ignored ignored;
  // The code with which a LOGIN is refused whatever its token; kLoginUnseen: it is taken for missing.
  Limited<int> refused_logins;

  static constexpr int kLoginUnseen = 0;
};

}  // namespace kiwoom::simulator
