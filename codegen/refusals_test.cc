// Every file in testdata/bad is refused with exactly the sentences at its top:
//
//   # as: spec/realtime/9a_thing.yaml          the file name for the generator
//   # refused: 7: a row has no key `fild` …    line and sentence, one for each
//
// TRs are read together with the types and the glossary of the kitchen sink, and the hand-written protos.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "codegen/file.h"
#include "codegen/hand_written.h"
#include "codegen/model/api.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/reader.h"
#include "codegen/specs.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace kiwoom {
namespace {

constexpr char kBad[] = "codegen/testdata/bad";
constexpr char kContract[] = "contract/kiwoom/v1";
constexpr char kTypes[] = "codegen/testdata/kitchen_sink/types.yaml";
constexpr char kGlossary[] = "codegen/testdata/kitchen_sink/glossary.yaml";

std::vector<std::string> BadFiles() {
  std::vector<std::string> files;
  for (const auto& file : std::filesystem::directory_iterator(kBad)) files.push_back(file.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

struct Expectation {
  std::string as;
  std::string refusals;
};

Expectation ExpectationOf(const std::string& text) {
  const std::string as = "# as: ";
  const std::string refused = "# refused: ";
  Expectation expectation;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.compare(0, as.size(), as) == 0) expectation.as = line.substr(as.size());
    if (line.compare(0, refused.size(), refused) != 0) continue;
    expectation.refusals +=
        (expectation.refusals.empty() ? "" : "\n") + expectation.as + ":" + line.substr(refused.size());
  }
  return expectation;
}

model::HandWritten Contract() {
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::directory_iterator(kContract)) paths.push_back(file.path().string());
  return LoadHandWritten(paths).value();
}

absl::Status Read(const std::string& as, const std::string& text) {
  if (absl::EndsWith(as, "/types.yaml")) {
    absl::StatusOr<spec::TypesFile> types = spec::ReadTypes(as, text);
    if (!types.ok()) return types.status();
    absl::StatusOr<model::Vocabulary> vocabulary = model::Vocabulary::Build(*types, {});
    return vocabulary.ok() ? model::Api::Build(*vocabulary, {}, Contract()).status() : vocabulary.status();
  }
  if (absl::EndsWith(as, "/glossary.yaml")) return spec::ReadGlossary(as, text).status();
  absl::StatusOr<model::Vocabulary> vocabulary = LoadVocabulary(kTypes, kGlossary);
  if (!vocabulary.ok()) return vocabulary.status();
  absl::StatusOr<spec::TrFile> file = spec::ReadTr(as, text);
  if (!file.ok()) return file.status();
  absl::StatusOr<model::Tr> tr = model::BuildTr(*file, *vocabulary);
  return tr.ok() ? model::Api::Build(*vocabulary, {*tr}, Contract()).status() : tr.status();
}

class RefusalsTest : public ::testing::TestWithParam<std::string> {};

TEST_P(RefusalsTest, SaysWhatItsHeadSays) {
  const absl::StatusOr<std::string> text = ReadFile(std::string(kBad) + "/" + GetParam());
  ASSERT_TRUE(text.ok());
  const Expectation expectation = ExpectationOf(*text);
  ASSERT_NE(expectation.refusals, "") << "the file does not say what it is refused with";
  EXPECT_EQ(std::string(Read(expectation.as, *text).message()), expectation.refusals);
}

INSTANTIATE_TEST_SUITE_P(Bad, RefusalsTest, ::testing::ValuesIn(BadFiles()),
                         [](const auto& info) { return info.param.substr(0, info.param.find('.')); });

}  // namespace
}  // namespace kiwoom
