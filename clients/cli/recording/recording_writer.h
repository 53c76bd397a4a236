#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/recording/recording_format.h"

namespace kiwoom::cli {

// Writes a recording so that whoever kills the process, or the machine, loses at most the records since the last
// Flush. An error names the file; a block that could not be written completely is removed again.
class RecordingWriter {
 public:
  // Creates the file, or continues it behind its last complete block. One writer at a time.
  static absl::StatusOr<std::unique_ptr<RecordingWriter>> Open(const std::string& path);
  // Without Close the file has no index.
  ~RecordingWriter();
  RecordingWriter(const RecordingWriter&) = delete;

  // Times should not decrease. Writes a block when there is enough.
  absl::Status Add(int64_t time, RecordKind kind, std::string_view bytes);
  // Writes what was added, and waits until it is on the disk.
  absl::Status Flush();
  // Flushes and writes the index.
  absl::Status Close();

  uint64_t file_bytes() const { return end_; }
  bool has_unwritten() const { return block_.records > 0; }

 private:
  RecordingWriter(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  absl::Status Append(std::string_view bytes);
  absl::Status Problem() const;

  const std::string path_;
  const int descriptor_;
  uint64_t end_ = 0;
  std::vector<BlockPlace> blocks_;
  BlockPlace block_;     // the next one
  std::string content_;  // of it
};

}  // namespace kiwoom::cli
