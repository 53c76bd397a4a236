#include "service/config/followed_files.h"

namespace kiwoom::config {

std::vector<std::string> FollowedFiles::TextsOf(const std::vector<FollowedFile>& files) {
  std::vector<std::string> texts;
  for (const FollowedFile& file : files) texts.push_back(file.text);
  return texts;
}

absl::StatusOr<std::optional<std::vector<std::string>>> FollowedFiles::Changed() {
  unsettled_ = false;
  std::vector<std::string> texts;
  for (const FollowedFile& file : files_) {
    if (file.path.empty()) {
      texts.push_back(file.text);
      continue;
    }
    if (absl::Status status = permissions::CheckFile(file.guard, file.path); !status.ok()) return status;
    absl::StatusOr<std::string> text = read_file_(file.path);
    if (!text.ok()) return text.status();
    texts.push_back(*std::move(text));
  }
  unsettled_ = texts != seen_;
  seen_ = std::move(texts);
  if (unsettled_ || seen_ == in_use_) return std::nullopt;
  in_use_ = seen_;
  return seen_;
}

}  // namespace kiwoom::config
