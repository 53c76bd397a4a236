#include "service/config/settings_reload.h"

#include <cassert>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/config/flag_table.h"

namespace kiwoom::config {

void SettingsReload::On(std::string_view flag, Use use) {
  assert(FindFlag(flag) != nullptr && FindFlag(flag)->reload == FlagReload::kAtOnce);
  uses_[std::string(flag)] = std::move(use);
}

void SettingsReload::AddProblem(std::string problem, Report& report) {
  if (!reported_.contains(problem) && !found_.contains(problem)) report.problems.push_back(problem);
  found_.insert(std::move(problem));
}

SettingsReload::Report SettingsReload::Look() {
  Report report;
  found_.clear();
  const Settings now = read_();
  for (const std::string& problem : now.unread)
    AddProblem(absl::StrCat(problem, "; the settings stay as they were"), report);
  if (now.unread.empty()) {
    for (const FlagGroup& group : FlagGroups()) {
      for (const Flag& flag : group.flags) {
        const std::string value = ValueOf(flag, now);
        if (flag.source != FlagSource::kAnywhere || value == ValueOf(flag, in_use_)) continue;
        const std::string name(flag.name);
        const auto use = uses_.find(name);
        if (use == uses_.end()) {
          AddProblem(absl::StrCat("--", name, " has changed in the configuration file: restart the gateway for it"),
                     report);
        } else if (std::string refusal = use->second(now); !refusal.empty()) {
          AddProblem(absl::StrCat(refusal, "; it stays ", ValueOf(flag, in_use_)), report);
        } else {
          Assign(flag, value, in_use_);
          report.used.push_back(absl::StrCat("--", name, " is now ", value));
        }
      }
    }
  }
  reported_ = found_;
  return report;
}

}  // namespace kiwoom::config
