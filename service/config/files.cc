#include "service/config/files.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "absl/strings/str_cat.h"

namespace kiwoom::config {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) {
    return absl::NotFoundError(absl::StrCat("the file ", path, " cannot be read, or is empty"));
  }
  return content.str();
}

absl::StatusOr<std::vector<DirectoryEntry>> ListDirectory(const std::string& path) {
  std::vector<DirectoryEntry> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator next(path, error), end; !error && next != end; next.increment(error)) {
    std::error_code ignored;  // a link that leads nowhere is no directory
    entries.push_back({next->path().filename().string(), next->is_directory(ignored)});
  }
  if (error) return absl::NotFoundError(absl::StrCat("the directory ", path, " cannot be read"));
  return entries;
}

}  // namespace kiwoom::config
