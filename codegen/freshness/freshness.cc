#include "codegen/freshness/freshness.h"

#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/status/statusor.h"
#include "codegen/file.h"

namespace kiwoom::freshness {
namespace {

namespace fs = std::filesystem;

enum class Finding { kStale, kMissing, kOrphan, kNothingFresh };

struct Difference {
  std::string committed;
  Finding finding;
  std::string text;  // the expected text
};

// The files below `path`, relative to it; for a file itself, the empty path. Runfiles are symlinks, which must not be
// resolved for the names.
std::set<std::string> FilesBelow(const std::string& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return {""};
  std::set<std::string> files;
  for (fs::recursive_directory_iterator file(path, error), end; !error && file != end; file.increment(error)) {
    if (file->is_regular_file(error)) files.insert(file->path().lexically_relative(path).generic_string());
  }
  return files;
}

std::string Join(const std::string& folder, const std::string& file) {
  return file.empty() ? folder : folder + "/" + file;
}

std::vector<Difference> Compare(const std::vector<Copy>& copies) {
  std::vector<Difference> differences;
  for (const Copy& copy : copies) {
    const std::set<std::string> fresh = FilesBelow(copy.fresh);
    if (fresh.empty()) differences.push_back({copy.fresh, Finding::kNothingFresh, ""});
    for (const std::string& file : fresh) {
      const std::string committed = Join(copy.committed, file);
      const std::string want = ReadFile(Join(copy.fresh, file)).value_or("");
      const absl::StatusOr<std::string> have = ReadFile(committed);
      if (!have.ok()) differences.push_back({committed, Finding::kMissing, want});
      if (have.ok() && *have != want) differences.push_back({committed, Finding::kStale, want});
    }
    for (const std::string& file : FilesBelow(copy.committed)) {
      if (fresh.count(file) == 0) differences.push_back({Join(copy.committed, file), Finding::kOrphan, ""});
    }
  }
  return differences;
}

}  // namespace

std::vector<std::string> Check(const std::vector<Copy>& copies) {
  std::vector<std::string> sentences;
  for (const Difference& difference : Compare(copies)) {
    const char* what = " is stale";
    if (difference.finding == Finding::kMissing) what = " is missing";
    if (difference.finding == Finding::kOrphan) what = " is an orphan: it is no longer generated";
    if (difference.finding == Finding::kNothingFresh) what = " was not generated";
    sentences.push_back(difference.committed + what);
  }
  return sentences;
}

absl::Status Update(const std::vector<Copy>& copies, std::vector<std::string>& done) {
  for (const Difference& difference : Compare(copies)) {
    if (difference.finding == Finding::kNothingFresh) {
      return absl::NotFoundError(difference.committed + " was not generated");
    }
    if (difference.finding == Finding::kOrphan) {
      std::error_code error;
      if (!fs::remove(difference.committed, error)) {
        return absl::UnknownError(difference.committed + ": cannot be removed");
      }
      done.push_back("removed " + difference.committed);
      continue;
    }
    if (absl::Status status = WriteFile(difference.committed, difference.text); !status.ok()) return status;
    done.push_back("wrote " + difference.committed);
  }
  return absl::OkStatus();
}

}  // namespace kiwoom::freshness
