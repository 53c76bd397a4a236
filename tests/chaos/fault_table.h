#pragma once

#include <span>
#include <vector>

#include "tests/chaos/fault.h"

namespace kiwoom::chaos {

// The faults by subject; each of these files has one table.
std::span<const Fault> RegistrationFaults();
std::span<const Fault> SessionFaults();
std::span<const Fault> FrameFaults();
std::span<const Fault> ReaderFaults();

// All of them.
std::vector<Fault> AllFaults();

}  // namespace kiwoom::chaos
