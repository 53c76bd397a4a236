#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace kiwoom::config {

// Reads a whole file.
using FileReader = std::function<absl::StatusOr<std::string>(const std::string& path)>;
absl::StatusOr<std::string> ReadFile(const std::string& path);

// What a directory contains. A symbolic link counts as what it leads to.
struct DirectoryEntry {
  std::string name;
  bool is_directory = false;
};

// Lists a directory in any order, without "." and "..".
using DirectoryLister = std::function<absl::StatusOr<std::vector<DirectoryEntry>>(const std::string& path)>;
absl::StatusOr<std::vector<DirectoryEntry>> ListDirectory(const std::string& path);

}  // namespace kiwoom::config
