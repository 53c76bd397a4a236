#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kiwoom::cli {

struct CommandHelp {
  std::string_view name;   // "subscribe"
  std::string_view usage;  // "Trade:005930,000660 MarketStatus"
  std::string_view text;   // one sentence
};

struct FlagHelp {
  std::string name;   // "count"
  std::string value;  // "N"; empty for a flag that is on or off
  std::string text;   // "subscribe: end after …", or without a command for all commands; several: "get, health: …"
};

// Whether it is a flag of this command; of all commands if the command is empty.
bool FlagIsOf(const FlagHelp& flag, std::string_view command);

// The commands, the flags of all commands, and those of each command.
std::string HelpText(std::span<const CommandHelp> commands, std::span<const FlagHelp> flags);

// One command with its flags.
std::string CommandHelpText(const CommandHelp& command, std::span<const FlagHelp> flags);

}  // namespace kiwoom::cli
