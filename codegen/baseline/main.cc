// Compares the contract with the accepted one: `baseline ACCEPTED CURRENT COMMAND`. Run by //generated:baseline_test.
#include <iostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/baseline/api_snapshot.h"
#include "codegen/baseline/evolution.h"
#include "codegen/file.h"

namespace kiwoom::baseline {
namespace {

constexpr char kAdvice[] =
    "A field keeps its number, name and type forever. Replace a row that changes its type, and keep a row that the "
    "broker "
    "no longer sends as `dropped: true` (spec/README.md, Numbers). If clients may break, accept the new contract "
    "with ";

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() != 4) {
    std::cerr << "baseline ACCEPTED CURRENT COMMAND\n";
    return 2;
  }
  const absl::StatusOr<std::string> accepted = ReadFile(arguments[1]);
  const absl::StatusOr<std::string> current = ReadFile(arguments[2]);
  for (const auto* text : {&accepted, &current}) {
    if (text->ok() && !(*text)->empty()) continue;
    std::cerr << "no contract to compare: " << text->status().message() << "\n";
    return 1;
  }
  const std::vector<std::string> broken = BreakingChanges(FromText(*accepted), FromText(*current));
  for (const std::string& sentence : broken) std::cerr << sentence << "\n";
  if (!broken.empty()) std::cerr << kAdvice << "`" << arguments[3] << "`.\n";
  return broken.empty() ? 0 : 1;
}

}  // namespace
}  // namespace kiwoom::baseline

int main(int argc, char** argv) { return kiwoom::baseline::Run({argv, argv + argc}); }
