#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "service/config/files.h"
#include "service/permissions/file_guard.h"

namespace kiwoom::config {

struct FollowedFile {
  std::string path;  // empty: there is none
  std::string text;  // at the last look
  permissions::FileGuard guard = permissions::FileGuard::kNone;
};

// Files that belong together and are read again, so that a change needs no restart.
class FollowedFiles {
 public:
  // `files` have the texts that are in use.
  FollowedFiles(std::vector<FollowedFile> files, FileReader read_file)
      : seen_(TextsOf(files)), in_use_(seen_), files_(std::move(files)), read_file_(std::move(read_file)) {}

  // The texts, if they differ from those that were returned last, and did so at the last look: one file, or all of
  // them, may be only half replaced. Nothing otherwise. Whether they are good is for the caller to find out, but it is
  // an error if others can read or change a file that is guarded against that.
  absl::StatusOr<std::optional<std::vector<std::string>>> Changed();
  // Whether the last look has found something that must be read once more.
  bool unsettled() const { return unsettled_; }

 private:
  static std::vector<std::string> TextsOf(const std::vector<FollowedFile>& files);

  std::vector<std::string> seen_;    // at the last look
  std::vector<std::string> in_use_;  // returned last
  const std::vector<FollowedFile> files_;
  bool unsettled_ = false;
  const FileReader read_file_;
};

}  // namespace kiwoom::config
