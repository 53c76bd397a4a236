// Any text in a configuration file: nothing crashes, each problem is one line, and only settings that may be in a file
// change.

#include <cstdlib>
#include <string>

#include "service/config/config_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  kiwoom::config::Settings settings;
  for (const std::string& problem : kiwoom::config::ReadConfigFile("gateway.yaml", text, settings)) {
    if (problem.empty() || problem.find('\n') != std::string::npos) std::abort();
  }
  if (settings.help || settings.version || settings.check_config || !settings.config_file.empty()) std::abort();
  if (!settings.app_key.empty() || !settings.secret_key.empty()) std::abort();
  return 0;
}
