#include "tests/decode/example.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace kiwoom::tests {
namespace {

// Relative to the folder that tests run in.
constexpr char kExamples[] = "spec/examples";
constexpr char kComposed[] = "tests/decode/composed";
constexpr char kCaptured[] = "tests/decode/captured";  // bodies: recorded ones come after those of the documents
constexpr char kExpectations[] = "tests/decode";
constexpr char kExpectationSuffix[] = ".textproto";
constexpr std::string_view kMessageLine = "# proto-message: ";

std::string TextOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void ReadExpectation(Example& example) {
  example.textproto = TextOf(absl::StrCat(kExpectations, "/", example.name, kExpectationSuffix));
  std::istringstream lines(example.textproto);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kMessageLine)) example.message = line.substr(kMessageLine.size());
  }
}

// The name of the n-th example of a TR in its file.
std::string NameOf(const std::string& tr, size_t position) {
  if (position == 0) return absl::StrCat(tr, "_official");
  return position == 1 ? absl::StrCat(tr, "_captured") : absl::StrCat(tr, "_captured_", position);
}

void Add(std::string tr, std::string name, std::string text, bool realtime, std::vector<Example>& examples) {
  examples.push_back({std::move(tr), std::move(name), std::move(text), realtime});
  ReadExpectation(examples.back());
}

void ReadFile(const std::filesystem::path& path, std::vector<Example>& examples) {
  const std::string tr = path.stem();
  const auto name = [&](size_t position) {
    if (path.parent_path() == kComposed) return absl::StrCat(tr, "_composed");
    return NameOf(tr, path.parent_path() == kCaptured ? 1 : position);
  };
  const std::string text = TextOf(path);
  if (path.extension() == ".json") return Add(tr, name(0), text, false, examples);
  std::istringstream lines(text);
  std::string line;
  for (size_t position = 0; std::getline(lines, line); ++position) Add(tr, name(position), line, true, examples);
}

}  // namespace

std::vector<Example> Examples() {
  std::vector<Example> examples;
  for (const char* folder : {kExamples, kComposed, kCaptured}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) ReadFile(entry.path(), examples);
  }
  std::sort(examples.begin(), examples.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return examples;
}

std::vector<std::string> Expectations() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kExpectations)) {
    if (entry.path().extension() == kExpectationSuffix) names.push_back(entry.path().stem());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void PrintTo(const Example& example, std::ostream* out) { *out << example.name; }

}  // namespace kiwoom::tests
