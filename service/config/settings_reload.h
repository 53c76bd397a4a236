#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "service/config/settings.h"

namespace kiwoom::config {

// Follows the settings while the gateway runs: flags and variables stay as they were, but the configuration file may
// change. Single-threaded.
class SettingsReload {
 public:
  // Reads all settings again.
  using Reader = std::function<Settings()>;
  // Uses new settings. Returns an empty string, or a sentence if the value cannot be used.
  using Use = std::function<std::string(const Settings& settings)>;

  SettingsReload(Settings in_use, Reader read) : in_use_(std::move(in_use)), read_(std::move(read)) {}

  // `use` is called when the value of the flag has changed. The table says that the flag takes effect at once.
  void On(std::string_view flag, Use use);

  struct Report {
    std::vector<std::string> used;      // one sentence for each flag that took effect
    std::vector<std::string> problems;  // one sentence each, once: mistakes, and flags that need a restart
  };
  // Reads the settings again. If there is a mistake, nothing changes.
  Report Look();

 private:
  void AddProblem(std::string problem, Report& report);

  Settings in_use_;
  const Reader read_;
  std::map<std::string, Use, std::less<>> uses_;
  std::set<std::string> reported_;  // at the last look
  std::set<std::string> found_;     // at this look
};

}  // namespace kiwoom::config
