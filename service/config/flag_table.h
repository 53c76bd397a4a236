#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "service/config/settings.h"

namespace kiwoom::config {

// Where a flag may be written.
enum class FlagSource : uint8_t {
  kCommandLine,             // only there
  kCommandLineAndVariable,  // not in the configuration file
  kAnywhere,
};

// When a new value in the configuration file takes effect.
enum class FlagReload : uint8_t {
  kAtStart,
  kAtOnce,
};

using FlagMember = std::variant<std::string Settings::*, bool Settings::*, int32_t Settings::*>;

// What the gateway knows of a flag.
struct Flag {
  std::string_view name;
  FlagMember member;      // where its value goes; its default is the member's initial value
  std::string_view unit;  // what the value is: "FILE", "HOST:PORT", "seconds"; empty for bool
  std::string_view help;  // one or two sentences
  FlagSource source = FlagSource::kAnywhere;
  FlagReload reload = FlagReload::kAtStart;
};

// Flags that are described together, under a title.
struct FlagGroup {
  std::string_view title;
  std::span<const Flag> flags;
};

// The only list of the gateway's flags: the command line, the environment, the configuration file, --help and the
// reference page all follow it.
std::span<const FlagGroup> FlagGroups();

// Null if there is none of that name.
const Flag* FindFlag(std::string_view name);

// "KIWOOM_LISTEN"; empty if the flag has no variable.
std::string VariableOf(const Flag& flag);

// The flag's value in `settings`, as an operator would write it.
std::string ValueOf(const Flag& flag, const Settings& settings);

// Writes the value into `settings`. Returns whether it is one of the flag's type; if not, nothing changes.
bool Assign(const Flag& flag, std::string_view value, Settings& settings);

// What a value of its type must be: "write a whole number".
std::string_view Expectation(const Flag& flag);

// The known name that is closest to a mistyped one, or "" if none is close.
std::string_view ClosestFlag(std::string_view name);

}  // namespace kiwoom::config
