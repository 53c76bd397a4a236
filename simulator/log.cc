#include "simulator/log.h"

#include <memory>

#include "spdlog/sinks/stdout_sinks.h"

namespace kiwoom::simulator {

spdlog::logger& Log() {
  static spdlog::logger* const logger = new spdlog::logger("simulator");
  return *logger;
}

void LogToStderr() { Log().sinks().push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>()); }

}  // namespace kiwoom::simulator
