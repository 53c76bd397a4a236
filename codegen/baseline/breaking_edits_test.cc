// Makes every kind of breaking edit in a small contract. Our own check refuses each in words, and so does buf with the
// configuration of the real contract.
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include "codegen/baseline/api_snapshot.h"
#include "codegen/baseline/edits.h"
#include "codegen/baseline/evolution.h"
#include "codegen/file.h"
#include "gmock/gmock.h"
#include "google/protobuf/compiler/importer.h"
#include "gtest/gtest.h"

namespace kiwoom::baseline {
namespace {

using ::testing::ElementsAreArray;

constexpr char kPath[] = "shop/v1/trade.proto";

struct Output {
  int status;
  std::string text;
};

Output Buf(const std::string& arguments) {
  Output output;
  std::FILE* pipe = popen(("third_party/buf/buf.sh " + arguments + " 2>&1").c_str(), "r");
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) output.text += static_cast<char>(c);
  output.status = pclose(pipe);
  return output;
}

// Writes a contract below a folder.
void Write(const std::string& folder, const std::string& text) {
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(WriteFile(folder + "/" + kPath, text).ok());
}

ApiSnapshot SnapshotIn(const std::string& folder) {
  google::protobuf::compiler::DiskSourceTree tree;
  tree.MapPath("", folder);
  google::protobuf::compiler::Importer importer(&tree, nullptr);
  const google::protobuf::FileDescriptor* file = importer.Import(kPath);
  google::protobuf::FileDescriptorSet files;
  if (file == nullptr) {
    ADD_FAILURE() << folder << " does not compile";
  } else {
    file->CopyTo(files.add_file());
  }
  return SnapshotOf(files, "shop.v1");
}

class BreakingEdits : public ::testing::TestWithParam<Edit> {
 protected:
  static std::string Accepted() { return ::testing::TempDir() + "/accepted"; }
  static std::string Image() { return ::testing::TempDir() + "/accepted.binpb"; }

  static void SetUpTestSuite() {
    Write(Accepted(), kAccepted);
    const Output built = Buf("build " + Accepted() + " --exclude-source-info --output=" + Image());
    ASSERT_EQ(built.status, 0) << built.text;
  }
};

// The rules in buf's output, which has one JSON object per line.
std::set<std::string> RulesIn(const std::string& text) {
  constexpr char kType[] = "\"type\":\"";
  std::set<std::string> rules;
  for (size_t at = text.find(kType); at != std::string::npos; at = text.find(kType, at + 1)) {
    const size_t begin = at + sizeof(kType) - 1;
    rules.insert(text.substr(begin, text.find('"', begin) - begin));
  }
  return rules;
}

TEST_P(BreakingEdits, AreRefused) {
  std::string text = kAccepted;
  for (const auto& [from, to] : GetParam().replaced) {
    const size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  const std::string edited = ::testing::TempDir() + "/" + GetParam().name;
  Write(edited, text);

  EXPECT_THAT(BreakingChanges(SnapshotIn(Accepted()), SnapshotIn(edited)), ElementsAreArray(GetParam().ours));

  const Output compared = Buf(
      "breaking " + edited + " --config=generated/buf.yaml --exclude-imports --error-format=json --against=" + Image());
  EXPECT_THAT(RulesIn(compared.text), ElementsAreArray(GetParam().bufs)) << compared.text;
  EXPECT_EQ(compared.status == 0, GetParam().bufs.empty()) << compared.text;
}

INSTANTIATE_TEST_SUITE_P(Edits, BreakingEdits, ::testing::ValuesIn(Edits()),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace kiwoom::baseline
