#pragma once

#include <string>
#include <vector>

#include "service/config/settings.h"

namespace kiwoom::config {

// Reads the text of a configuration file: a YAML mapping from names of flags to values. Writes each value that it can
// read into `settings`. Returns one sentence for each mistake, with the file and line; `file` is its path. Secrets are
// refused, and no sentence quotes a value that may be one.
std::vector<std::string> ReadConfigFile(const std::string& file, const std::string& text, Settings& settings);

}  // namespace kiwoom::config
