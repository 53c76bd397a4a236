#include "clients/cli/help/flag_list.h"

#include <map>
#include <string>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/match.h"
#include "absl/time/time.h"

namespace kiwoom::cli {
namespace {

std::string ValueName(const absl::CommandLineFlag& flag) {
  if (flag.IsOfType<bool>()) return "";
  if (flag.IsOfType<absl::Duration>()) return "TIME";
  if (flag.IsOfType<std::vector<std::string>>()) return "A,B";
  return flag.IsOfType<std::string>() ? "TEXT" : "N";
}

}  // namespace

std::vector<FlagHelp> FlagList() {
  std::map<std::string, FlagHelp> flags;
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!absl::StrContains(flag->Filename(), "clients/cli/")) continue;
    const std::string known(name);
    flags[known] = {.name = known, .value = ValueName(*flag), .text = flag->Help()};
  }
  std::vector<FlagHelp> list;
  for (auto& [name, flag] : flags) list.push_back(std::move(flag));
  return list;
}

}  // namespace kiwoom::cli
