#pragma once

#include "spdlog/logger.h"

namespace kiwoom::simulator {

// What the simulator writes of its doings: the binary sends it to stderr, in a test it is silent. Tokens and keys never
// come here.
spdlog::logger& Log();

// Sends it to stderr from now on.
void LogToStderr();

}  // namespace kiwoom::simulator
