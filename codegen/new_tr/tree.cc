#include "codegen/new_tr/tree.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "codegen/file.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"
#include "codegen/spec/reader.h"

namespace kiwoom::new_tr {
namespace {

std::string Below(const char* variable, const std::string& path) {
  const char* folder = std::getenv(variable);
  return folder == nullptr || std::filesystem::path(path).is_absolute() ? path : std::string(folder) + "/" + path;
}

// The files of TRs: one folder deep, as the build finds them.
std::vector<std::string> SpecPaths() {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& folder : std::filesystem::directory_iterator(FromTree("spec"), error)) {
    if (!folder.is_directory() || folder.path().filename() == "examples") continue;
    for (const auto& file : std::filesystem::directory_iterator(folder.path(), error)) {
      if (file.path().extension() == ".yaml") paths.push_back(file.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

template <typename T>
absl::Status ReadInto(const std::string& path, absl::StatusOr<T> (*read)(const std::string&, const std::string&),
                      T& out) {
  absl::StatusOr<std::string> text = ReadFile(path);
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
  if (absl::Status status = ReadInto(FromTree("spec/types.yaml"), spec::ReadTypes, tree.types); !status.ok()) {
    return status;
  }
  if (absl::Status status = ReadInto(FromTree("spec/glossary.yaml"), spec::ReadGlossary, tree.glossary); !status.ok()) {
    return status;
  }
  for (const std::string& path : SpecPaths()) {
    // A file that is no spec yet, perhaps the one before this, teaches nothing and is in nobody's way.
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
  return status.ok() ? "" : std::string(status.message()) + "\n";
}

}  // namespace kiwoom::new_tr
