#include "service/config/key_files.h"

#include "absl/strings/str_cat.h"
#include "service/config/key_text.h"

namespace kiwoom::config {

absl::StatusOr<std::optional<rest::AppKey>> KeyFiles::Changed() {
  unsettled_ = false;
  rest::AppKey key = in_use_.key;
  if (absl::Status status = Read(in_use_.app_key_file, key.app_key); !status.ok()) return status;
  if (absl::Status status = Read(in_use_.secret_key_file, key.secret_key); !status.ok()) return status;
  unsettled_ = key != read_;
  read_ = key;
  if (unsettled_ || key == in_use_.key) return std::nullopt;
  return key;
}

absl::Status KeyFiles::Read(const std::string& file, std::string& key) const {
  if (file.empty()) return absl::OkStatus();
  if (absl::Status status = permissions::CheckFile(in_use_.guard, file); !status.ok()) return status;
  const absl::StatusOr<std::string> text = read_file_(file);
  if (!text.ok()) return text.status();
  auto read = ReadKeyText(*text, absl::StrCat("the file ", file));
  if (!read.ok()) return read.status();
  key = *std::move(read);
  return absl::OkStatus();
}

}  // namespace kiwoom::config
