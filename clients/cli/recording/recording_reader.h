#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/recording/recording_format.h"

namespace kiwoom::cli {

// Reads a recording, block by block. Several readers may read one file, also while it is recorded: each knows what was
// there when it was opened. An error names the file.
class RecordingReader {
 public:
  static absl::StatusOr<std::unique_ptr<RecordingReader>> Open(const std::string& path);
  ~RecordingReader();
  RecordingReader(const RecordingReader&) = delete;

  const std::vector<BlockPlace>& blocks() const { return blocks_; }
  absl::StatusOr<std::vector<Record>> Read(const BlockPlace& block) const;

  // Whether the recorder closed it. If not, so many bytes behind the last complete block are lost.
  bool closed() const { return closed_; }
  uint64_t lost_bytes() const { return size_ - end_; }
  // Where the blocks end.
  uint64_t end() const { return end_; }

 private:
  RecordingReader(std::string path, int descriptor, uint64_t size)
      : path_(std::move(path)), descriptor_(descriptor), size_(size) {}

  absl::StatusOr<std::string> Bytes(uint64_t offset, uint64_t size) const;
  bool ReadIndex();
  absl::Status FindBlocks();
  absl::Status Damaged(uint64_t offset) const;

  const std::string path_;
  const int descriptor_;
  const uint64_t size_;
  uint64_t end_ = 0;
  bool closed_ = false;
  std::vector<BlockPlace> blocks_;
};

}  // namespace kiwoom::cli
