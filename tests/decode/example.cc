#include "tests/decode/example.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace kiwoom::tests {
namespace {

// Below the folder that tests run in.
constexpr char kExamples[] = "spec/examples";
constexpr char kExpectations[] = "tests/decode";
constexpr char kExpectationSuffix[] = ".textproto";
constexpr std::string_view kMessageLine = "# proto-message: ";

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void ReadExpectation(Example& example) {
  example.textproto = ReadFile(absl::StrCat(kExpectations, "/", example.name, kExpectationSuffix));
  std::istringstream lines(example.textproto);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kMessageLine)) example.message = line.substr(kMessageLine.size());
  }
}

std::string NameOf(const std::string& tr, size_t position) {
  if (position == 0) return absl::StrCat(tr, "_official");
  return position == 1 ? absl::StrCat(tr, "_captured") : absl::StrCat(tr, "_captured_", position);
}

}  // namespace

std::vector<Example> Examples() {
  std::vector<Example> examples;
  const auto add = [&](const std::string& tr, size_t position, std::string text, bool realtime) {
    examples.push_back({.tr = tr, .name = NameOf(tr, position), .text = std::move(text), .realtime = realtime});
    ReadExpectation(examples.back());
  };
  for (const auto& entry : std::filesystem::directory_iterator(kExamples)) {
    const std::string tr = entry.path().stem();
    const std::string text = ReadFile(entry.path());
    if (entry.path().extension() == ".json") {
      add(tr, 0, text, false);
      continue;
    }
    std::istringstream lines(text);
    std::string line;
    for (size_t position = 0; std::getline(lines, line); ++position) add(tr, position, line, true);
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
