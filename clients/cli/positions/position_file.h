#pragma once

#include <string>

#include "absl/status/status.h"
#include "clients/cli/positions/stream_positions.h"

namespace kiwoom::cli {

// Keeps positions from one run to the next: a text file with one JSON object for each type.
class PositionFile {
 public:
  explicit PositionFile(std::string path) : path_(std::move(path)) {}

  // A file that does not exist has no positions. One that cannot be read completely is an error, because to start anew
  // would lose events.
  absl::Status Read(StreamPositions& positions) const;
  // Replaces the file at once: after a crash it has the old positions or the new ones.
  absl::Status Write(const StreamPositions& positions) const;

 private:
  absl::Status Problem(std::string_view sentence) const;

  const std::string path_;
};

}  // namespace kiwoom::cli
