// Maintains committed copies of generated files: `check FRESH=COMMITTED…` fails unless they are equal, `update`
// rewrites them. Run by //generated:freshness_test and //generated:update, from their runfiles.
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "codegen/freshness/freshness.h"

namespace kiwoom::freshness {
namespace {

int RunCheck(const std::vector<Copy>& copies, const char* command) {
  const std::vector<std::string> sentences = Check(copies);
  for (const std::string& sentence : sentences) std::cerr << sentence << "\n";
  if (!sentences.empty()) std::cerr << "Run `" << command << "` and commit the changes.\n";
  return sentences.empty() ? 0 : 1;
}

int RunUpdate(const std::vector<Copy>& copies) {
  std::vector<std::string> done;
  const absl::Status status = Update(copies, done);
  for (const std::string& sentence : done) std::cout << sentence << "\n";
  if (!status.ok()) std::cerr << status.message() << "\n";
  return status.ok() ? 0 : 1;
}

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 3 || (arguments[1] != "check" && arguments[1] != "update")) {
    std::cerr << "freshness check|update COMMAND FRESH=COMMITTED…\n";
    return 2;
  }
  // `bazel run` sets this to the tree; a test finds the committed copies in its runfiles.
  const char* const tree = std::getenv("BUILD_WORKSPACE_DIRECTORY");
  const std::string root = arguments[1] == "update" && tree != nullptr ? std::string(tree) + "/" : "";
  std::vector<Copy> copies;
  for (size_t i = 3; i < arguments.size(); ++i) {
    const size_t equals = arguments[i].find('=');
    copies.push_back({arguments[i].substr(0, equals), root + arguments[i].substr(equals + 1)});
  }
  return arguments[1] == "check" ? RunCheck(copies, arguments[2].c_str()) : RunUpdate(copies);
}

}  // namespace
}  // namespace kiwoom::freshness

int main(int argc, char** argv) { return kiwoom::freshness::Run({argv, argv + argc}); }
