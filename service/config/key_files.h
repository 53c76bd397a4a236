#pragma once

#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "service/config/files.h"
#include "service/config/session_key.h"

namespace kiwoom::config {

// The files that contain the key of one session. They are read again so that a rotated key needs no restart. Each is
// optional: a key without a file came from the environment and does not change.
class KeyFiles {
 public:
  // `key` is in use, and is what the files contained at the start.
  KeyFiles(SessionKey key, FileReader read_file) : in_use_(std::move(key)), read_file_(std::move(read_file)) {}

  // The key if the files hold another one than that in use, and did so at the last look: a file, or the pair, may be
  // only half replaced. Nothing otherwise. An error is one sentence and never quotes a key.
  absl::StatusOr<std::optional<rest::AppKey>> Changed();
  // This key is in use from now on.
  void Use(rest::AppKey key) { in_use_.key = std::move(key); }

  const std::string& session() const { return in_use_.name; }
  const rest::AppKey& in_use() const { return in_use_.key; }
  // Whether the last look has found a key that must be read once more.
  bool unsettled() const { return unsettled_; }

 private:
  absl::Status Read(const std::string& file, std::string& key) const;

  SessionKey in_use_;
  rest::AppKey read_ = in_use_.key;  // at the last look
  bool unsettled_ = false;
  const FileReader read_file_;
};

}  // namespace kiwoom::config
