#include "clients/cli/commands/completion_command.h"

#include <ostream>
#include <string>

#include "clients/cli/completion/shell_script.h"

namespace kiwoom::cli {

absl::Status Completion(std::span<char* const> arguments, const Invocation& invocation) {
  const std::string_view script = arguments.size() == 1 ? CompletionScript(arguments.front()) : "";
  if (script.empty()) return absl::InvalidArgumentError("Name a shell: bash, zsh or fish.");
  invocation.out << script;
  return invocation.Flush();
}

}  // namespace kiwoom::cli
