#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/help/help_text.h"
#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"

namespace kiwoom::cli {

// What kiwoomctl knows of itself and of the contract.
struct CompletionSource {
  std::span<const CommandHelp> commands;
  std::span<const FlagHelp> flags;
  const TrDirectory& directory;
  const Schema& schema;
};

// What the last of the words may become, sorted: commands, flags, TRs, fields and their values. `words` is the command
// line without the program; the last word is the one at the cursor and may be empty. Nothing where a file is meant.
std::vector<std::string> Candidates(std::span<const std::string_view> words, const CompletionSource& source);

}  // namespace kiwoom::cli
