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

// Those that so many sessions allow.
std::vector<Fault> FaultsFor(size_t sessions);

// One session is away for longer than its topics wait for it.
inline constexpr char kLongOutage[] = "a session is away for long";

}  // namespace kiwoom::chaos
