#include "service/config/config_file.h"

#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "codec/excerpt.h"
#include "service/config/flag_table.h"
#include "service/yaml/document_count.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::config {
namespace {

// In bytes. Far more than every flag needs; the parser takes long for a file that is something else.
constexpr size_t kLargestFile = 64 * 1024;
constexpr size_t kMostShown = 64;

std::string Place(const std::string& file, int line) { return absl::StrCat(file, ":", line, ": "); }

class FileReading {
 public:
  FileReading(const std::string& file, Settings& settings) : file_(file), settings_(settings) {}

  void Read(const YAML::Node& root) {
    if (root.IsNull()) return;  // an empty file, or only comments
    if (!root.IsMap()) {
      Add(root, "the file is no mapping: write one line for each flag, such as `listen: 127.0.0.1:50051`");
      return;
    }
    for (const auto& entry : root) Entry(entry.first, entry.second);
  }

  std::vector<std::string> problems() && { return std::move(problems_); }

 private:
  void Add(const YAML::Node& at, const std::string& sentence) {
    problems_.push_back(Place(file_, at.Mark().line + 1) + sentence);
  }

  void Entry(const YAML::Node& key, const YAML::Node& value) {
    if (!key.IsScalar()) return Add(key, "this is not the name of a flag: write `NAME: VALUE`");
    const std::string& name = key.Scalar();
    const std::string shown = codec::OneLine(name, kMostShown);
    const auto [first, is_new] = lines_.try_emplace(name, key.Mark().line + 1);
    if (!is_new) return Add(key, absl::StrCat(shown, " is already on line ", first->second, ": remove one of them"));
    if (name == "app_key" || name == "secret_key") {
      return Add(key, absl::StrCat(shown,
                                   " is a secret, and a configuration file is no place for it: put it into a "
                                   "file of its own and name that file with ",
                                   shown, "_file"));
    }
    const Flag* const flag = FindFlag(name);
    if (flag == nullptr) return Add(key, Unknown(name));
    if (flag->source != FlagSource::kAnywhere) {
      return Add(key, absl::StrCat(name, " cannot be set in the file: use --", name, " on the command line"));
    }
    if (!value.IsScalar()) {
      return Add(key, absl::StrCat(name, " has no single value: ", std::string(Expectation(*flag))));
    }
    if (!Assign(*flag, value.Scalar(), settings_)) {
      Add(value, absl::StrCat(name, " is \"", codec::OneLine(value.Scalar(), kMostShown),
                              "\": ", std::string(Expectation(*flag))));
    }
  }

  static std::string Unknown(const std::string& name) {
    const std::string shown = codec::OneLine(name, kMostShown);
    const std::string_view closest = ClosestFlag(name);
    if (closest.empty()) return absl::StrCat(shown, " is not a flag: --help lists them");
    return absl::StrCat(shown, " is not a flag: did you mean ", std::string(closest), "?");
  }

  const std::string& file_;
  Settings& settings_;
  std::map<std::string, int> lines_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> ReadConfigFile(const std::string& file, const std::string& text, Settings& settings) {
  if (text.size() > kLargestFile) {
    return {absl::StrCat("--config_file: ", file, " is too large for a file of flags")};
  }
  FileReading reading(file, settings);
  try {
    if (!yaml::HasOneDocument(text)) {
      return {absl::StrCat("--config_file: ", file, " has more than one YAML document: write one")};
    }
    reading.Read(YAML::Load(text));
  } catch (const YAML::Exception& error) {
    return {absl::StrCat(Place(file, error.mark.line + 1), "this is not YAML (",
                         codec::OneLine(error.msg, 2 * kMostShown),
                         "): write `NAME: VALUE`, and quote a text that contains : { } , or #")};
  }
  return std::move(reading).problems();
}

}  // namespace kiwoom::config
