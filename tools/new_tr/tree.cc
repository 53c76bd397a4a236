#include "tools/new_tr/tree.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "codegen/file.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/reader.h"
#include "tools/new_tr/repetition.h"

namespace kiwoom::new_tr {
namespace {

std::string Below(const char* variable, const std::string& path) {
  const char* folder = std::getenv(variable);
  return folder == nullptr || std::filesystem::path(path).is_absolute() ? path : std::string(folder) + "/" + path;
}

// The files of TRs: one folder deep, as in the build.
std::vector<std::string> SpecPaths() {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& folder : std::filesystem::directory_iterator(FromTree("spec"), error)) {
    if (!folder.is_directory() || folder.path().filename() == "examples") continue;
    const std::filesystem::path name = "spec" / folder.path().filename();
    for (const auto& file : std::filesystem::directory_iterator(folder.path(), error)) {
      if (file.path().extension() == ".yaml") paths.push_back((name / file.path().filename()).string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

template <typename T>
absl::Status ReadInto(const std::string& path, absl::StatusOr<T> (*read)(const std::string&, const std::string&),
                      T& out) {
  absl::StatusOr<std::string> text = ReadFile(FromTree(path));
  if (!text.ok()) return text.status();
  absl::StatusOr<T> content = read(path, *text);
  if (content.ok()) out = *std::move(content);
  return content.status();
}

}  // namespace

std::string FromTree(const std::string& path) { return Below("BUILD_WORKSPACE_DIRECTORY", path); }

std::string FromWorkingFolder(const std::string& path) { return Below("BUILD_WORKING_DIRECTORY", path); }

absl::StatusOr<Tree> Tree::Read() {
  Tree tree;
  if (absl::Status status = ReadInto("spec/types.yaml", spec::ReadTypes, tree.types); !status.ok()) {
    return status;
  }
  if (absl::Status status = ReadInto("spec/glossary.yaml", spec::ReadGlossary, tree.glossary); !status.ok()) {
    return status;
  }
  for (const std::string& path : SpecPaths()) {
    // Ignores a file that is not a valid spec yet, perhaps a previous draft.
    spec::TrFile file;
    if (ReadInto(path, spec::ReadTr, file).ok()) tree.trs.push_back(std::move(file));
  }
  return tree;
}

std::string Tree::Refusals(const std::string& path, const std::string& text) const {
  absl::StatusOr<model::Vocabulary> vocabulary = model::Vocabulary::Build(types, glossary);
  if (!vocabulary.ok()) return std::string(vocabulary.status().message()) + "\n";
  absl::StatusOr<spec::TrFile> file = spec::ReadTr(path, text);
  const absl::Status status = file.ok() ? model::BuildTr(*file, *vocabulary).status() : file.status();
  const std::string refusals = status.ok() ? "" : std::string(status.message()) + "\n";
  if (!file.ok()) return refusals;
  std::vector<spec::TrFile> others = trs;
  std::erase_if(others, [&](const spec::TrFile& other) { return other.tr == file->tr; });
  return refusals + Repetitions(*file, others);
}

std::string Tree::FileOf(const std::string& tr) {
  for (const std::string& path : SpecPaths()) {
    if (std::filesystem::path(path).filename().string().starts_with(tr + "_")) return path;
  }
  return "";
}

}  // namespace kiwoom::new_tr
