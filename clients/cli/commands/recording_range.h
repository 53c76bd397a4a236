#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "clients/cli/commands/invocation.h"
#include "clients/cli/recording/recording_reader.h"

namespace kiwoom::cli {

// A recording, and the part of it that --from and --to choose.
struct RecordingRange {
  std::unique_ptr<RecordingReader> file;
  int64_t from = INT64_MIN;
  int64_t to = INT64_MAX;
};

// Says on invocation.err if the recorder did not close the file.
absl::StatusOr<RecordingRange> OpenRange(const std::string& path, const Invocation& invocation);

}  // namespace kiwoom::cli
