#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "service/config/files.h"
#include "service/config/session_key.h"

namespace kiwoom::config {

// The most app keys that one gateway serves.
inline constexpr size_t kMostKeys = 16;

// 1 to 32 characters: lower-case letters, digits, - and _.
bool IsSessionName(std::string_view name);

// The app keys in a directory: a subdirectory for each session, named like it, with the files app_key and secret_key.
// Entries that begin with a dot do not count, so a projected secret of Kubernetes has this layout.
struct KeysDir {
  std::vector<SessionKey> keys;  // sorted by name
  // A sentence for each problem: what, where and what to do. None quotes a key, not even one that is the name of a
  // directory by mistake.
  std::vector<std::string> problems;
};

KeysDir ReadKeysDir(const std::string& path, const FileReader& read_file, const DirectoryLister& list_directory);

}  // namespace kiwoom::config
