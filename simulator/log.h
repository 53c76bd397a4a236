#pragma once

#include "spdlog/logger.h"

namespace kiwoom::simulator {

// The simulator's log: the binary sends it to stderr, tests discard it. Tokens and keys are never logged.
spdlog::logger& Log();

// Sends it to stderr from now on.
void LogToStderr();

}  // namespace kiwoom::simulator
