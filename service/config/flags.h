#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "service/config/files.h"
#include "service/config/settings.h"

namespace kiwoom::config {

// The value of an environment variable; nothing if it is not set.
using VariableReader = std::function<std::optional<std::string>(const std::string& name)>;
std::optional<std::string> Variable(const std::string& name);

// Reads every setting from the first of these that has it: the command line, the environment variable KIWOOM_<FLAG>,
// and the configuration file. Errors are returned in Settings::unread, to be reported with all other errors.
Settings ReadFlags(const std::vector<std::string>& arguments, const VariableReader& variable,
                   const FileReader& read_file);

}  // namespace kiwoom::config
