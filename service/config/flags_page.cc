#include "service/config/flags_page.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "service/config/flag_table.h"

namespace kiwoom::config {
namespace {

constexpr std::string_view kHead =
    R"(<!-- Generated from service/config/flag_table.cc. Do not edit: edit it, then `bazel run //generated:update`. -->

# Flags of the gateway

The gateway takes each setting from the first of these that has it:

1. the command line: `--listen=127.0.0.1:50051`
2. the environment variable: `KIWOOM_LISTEN=127.0.0.1:50051`
3. the configuration file that `--config_file` names, in YAML: `listen: 127.0.0.1:50051`
4. the default

The secrets themselves may be in the variables `KIWOOM_APP_KEY` and `KIWOOM_SECRET_KEY`, but neither on the command line
nor in the configuration file. All mistakes are reported together, and `--check_config` reports them without a start.

While the gateway runs, it reads the configuration file again when the file changes, and at SIGHUP. Settings marked
"at once" then take effect. For any other changed setting, the gateway logs that it needs a restart.
)";

// As the content of a table cell.
std::string Cell(std::string_view text) { return absl::StrReplaceAll(std::string(text), {{"|", "\\|"}}); }

std::string Code(std::string_view text) { return text.empty() ? "" : absl::StrCat("`", std::string(text), "`"); }

std::string_view FileColumn(const Flag& flag) {
  if (flag.source != FlagSource::kAnywhere) return "no";
  return flag.reload == FlagReload::kAtOnce ? "at once" : "at a restart";
}

}  // namespace

std::string FlagsPage() {
  std::string page(kHead);
  for (const FlagGroup& group : FlagGroups()) {
    absl::StrAppend(&page, "\n## ", std::string(group.title),
                    "\n\n| Flag | Variable | Value | Default | In the file | |\n|---|---|---|---|---|---|\n");
    for (const Flag& flag : group.flags) {
      absl::StrAppend(&page, "| ", Code(absl::StrCat("--", std::string(flag.name))), " | ", Code(VariableOf(flag)),
                      " | ", flag.unit.empty() ? "true or false" : Cell(flag.unit));
      absl::StrAppend(&page, " | ", Code(ValueOf(flag, Settings())), " | ", std::string(FileColumn(flag)), " | ",
                      Cell(flag.help), " |\n");
    }
  }
  return page;
}

}  // namespace kiwoom::config
