#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "service/config/config.h"

namespace kiwoom::config {

// The files that contain the app key and the secret key. They are read again so that a rotated key needs no restart.
// Each is optional: a key without a file came from the environment and does not change.
class KeyFiles {
 public:
  // `key` is what they contained at the start.
  KeyFiles(std::string app_key_file, std::string secret_key_file, rest::AppKey key, FileReader read_file)
      : app_key_file_(std::move(app_key_file)),
        secret_key_file_(std::move(secret_key_file)),
        key_(std::move(key)),
        read_file_(std::move(read_file)) {}

  // The key if the files hold a different one, and did so at the last look: a file, or the pair, may be only half
  // replaced. Nothing otherwise. An error is one sentence and never quotes a key; the previous key stays in use.
  absl::StatusOr<std::optional<rest::AppKey>> Changed();
  // Whether the files held another key at the last look, which is not used yet.
  bool unsettled() const { return !(read_ == key_); }

 private:
  absl::Status Read(const std::string& flag, const std::string& file, std::string& key) const;

  const std::string app_key_file_;
  const std::string secret_key_file_;
  rest::AppKey key_;
  rest::AppKey read_ = key_;  // at the last look
  const FileReader read_file_;
};

}  // namespace kiwoom::config
