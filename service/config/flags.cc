#include "service/config/flags.h"

#include <cstdlib>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "service/config/config_file.h"
#include "service/config/flag_table.h"
#include "service/permissions/file_guard.h"

namespace kiwoom::config {
namespace {

// Variables that contain the secrets themselves. There are no flags for them, because every local user can read a
// command line.
constexpr char kAppKey[] = "KIWOOM_APP_KEY";
constexpr char kSecretKey[] = "KIWOOM_SECRET_KEY";

// A value for a flag, and where it is written.
struct GivenValue {
  const Flag* flag = nullptr;
  std::string place;  // "--listen", "KIWOOM_LISTEN"
  std::string value;
};

class CommandLine {
 public:
  explicit CommandLine(const std::vector<std::string>& arguments) {
    for (auto next = arguments.begin(); next != arguments.end(); ++next) {
      if (!absl::StartsWith(*next, "-") || absl::StripPrefix(*next, "-").size() == 0 || *next == "--") {
        unread_.push_back(absl::StrCat("\"", *next, "\" is not a flag: --help lists them"));
        continue;
      }
      const std::string text(absl::StripPrefix(absl::StripPrefix(*next, "-"), "-"));
      const size_t equals = text.find('=');
      std::string name = text.substr(0, equals);
      if (*next == "-h") name = "help";
      const Flag* const flag = FindFlag(name);
      if (equals != std::string::npos) {
        Add(flag, name, text.substr(equals + 1));
      } else if (flag == nullptr && IsNegated(name)) {
        written_.push_back({FindFlag(name.substr(2)), "--" + name, "false"});
      } else if (flag != nullptr && std::holds_alternative<bool Settings::*>(flag->member)) {
        Add(flag, name, "true");
      } else if (flag == nullptr) {
        Add(flag, name, "");
        // Omit its value: it may be a secret.
        if (std::next(next) != arguments.end() && !absl::StartsWith(*std::next(next), "-")) ++next;
      } else if (std::next(next) != arguments.end()) {
        Add(flag, name, *++next);
      } else {
        unread_.push_back(absl::StrCat("--", name, " has no value: write --", name, "=VALUE"));
      }
    }
  }

  const std::vector<GivenValue>& written() const { return written_; }
  const std::vector<std::string>& unread() const { return unread_; }

 private:
  // Whether it is "no" before the name of a flag that is on or off.
  static bool IsNegated(const std::string& name) {
    if (!absl::StartsWith(name, "no")) return false;
    const Flag* const flag = FindFlag(name.substr(2));
    return flag != nullptr && std::holds_alternative<bool Settings::*>(flag->member);
  }

  void Add(const Flag* flag, const std::string& name, std::string value) {
    if (flag != nullptr) return written_.push_back({flag, "--" + name, std::move(value)});
    const std::string closest(ClosestFlag(name));
    unread_.push_back(closest.empty() ? absl::StrCat("--", name, " is not a flag: --help lists them")
                                      : absl::StrCat("--", name, " is not a flag: did you mean --", closest, "?"));
  }

  std::vector<GivenValue> written_;
  std::vector<std::string> unread_;
};

std::vector<GivenValue> WrittenInEnvironment(const VariableReader& variable) {
  std::vector<GivenValue> written;
  for (const FlagGroup& group : FlagGroups()) {
    for (const Flag& flag : group.flags) {
      const std::string name = VariableOf(flag);
      if (name.empty()) continue;
      std::optional<std::string> value = variable(name);
      // An empty text is a value: KIWOOM_ADMIN_LISTEN= closes the port. An empty number is none.
      const bool text = std::holds_alternative<std::string Settings::*>(flag.member);
      if (value.has_value() && (text || !value->empty())) written.push_back({&flag, name, *std::move(value)});
    }
  }
  return written;
}

void Apply(const std::vector<GivenValue>& written, Settings& settings) {
  for (const auto& [flag, place, value] : written) {
    if (Assign(*flag, value, settings)) continue;
    settings.unread.push_back(absl::StrCat(place, " is \"", value, "\": ", std::string(Expectation(*flag))));
  }
}

}  // namespace

std::optional<std::string> Variable(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::make_optional<std::string>(value);
}

Settings ReadFlags(const std::vector<std::string>& arguments, const VariableReader& variable,
                   const FileReader& read_file) {
  const CommandLine command_line(arguments);
  const std::vector<GivenValue> environment = WrittenInEnvironment(variable);
  Settings named;  // for the path of the file, which has the lowest precedence
  Apply(environment, named);
  Apply(command_line.written(), named);

  Settings settings;
  if (!named.config_file.empty()) {
    // The file must not grant itself this.
    const auto guard = named.allow_readable_key_files ? permissions::FileGuard::kNone : permissions::FileGuard::kChange;
    if (const absl::Status safe = permissions::CheckFile(guard, named.config_file); !safe.ok()) {
      settings.unread.push_back(absl::StrCat("--config_file: ", std::string(safe.message()),
                                             ", or set --allow_readable_key_files on the command line"));
    } else if (const auto text = read_file(named.config_file); !text.ok()) {
      settings.unread.push_back(absl::StrCat("--config_file: ", std::string(text.status().message())));
    } else {
      settings.unread = ReadConfigFile(named.config_file, *text, settings);
    }
  }
  Apply(environment, settings);
  Apply(command_line.written(), settings);
  settings.unread.insert(settings.unread.end(), command_line.unread().begin(), command_line.unread().end());
  settings.app_key = variable(kAppKey).value_or("");
  settings.secret_key = variable(kSecretKey).value_or("");
  return settings;
}

}  // namespace kiwoom::config
