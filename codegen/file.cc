#include "codegen/file.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace kiwoom {

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(path + ": cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

absl::Status WriteFile(const std::string& path, const std::string& text) {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
  std::ofstream out(path, std::ios::binary);
  out << text << std::flush;
  return out ? absl::OkStatus() : absl::UnknownError(path + ": cannot be written");
}

}  // namespace kiwoom
