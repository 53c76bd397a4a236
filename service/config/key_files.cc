#include "service/config/key_files.h"

#include "absl/strings/str_cat.h"
#include "service/config/key_text.h"

namespace kiwoom::config {

absl::StatusOr<std::optional<rest::AppKey>> KeyFiles::Changed() {
  rest::AppKey key = key_;
  if (absl::Status status = Read("app_key_file", app_key_file_, key.app_key); !status.ok()) return status;
  if (absl::Status status = Read("secret_key_file", secret_key_file_, key.secret_key); !status.ok()) return status;
  const bool settled = key == read_;
  read_ = key;
  if (!settled || key == key_) return std::nullopt;
  key_ = key;
  return key;
}

absl::Status KeyFiles::Read(const std::string& flag, const std::string& file, std::string& key) const {
  if (file.empty()) return absl::OkStatus();
  const absl::StatusOr<std::string> text = read_file_(file);
  if (!text.ok()) {
    return absl::NotFoundError(absl::StrCat("--", flag, ": ", std::string(text.status().message())));
  }
  auto read = ReadKeyText(*text, absl::StrCat("--", flag, ": the file ", file));
  if (!read.ok()) return read.status();
  key = *std::move(read);
  return absl::OkStatus();
}

}  // namespace kiwoom::config
