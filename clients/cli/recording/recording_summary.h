#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/schema/tr_directory.h"

namespace kiwoom::cli {

// What a recording holds.
struct RecordingSummary {
  std::map<uint32_t, std::map<std::string, uint64_t>> events;  // data events by type and item
  // What the recorder subscribed to, by type: items, or none for a type of the whole market.
  std::map<uint32_t, std::set<std::string>> interests;
  uint64_t gaps = 0;            // gap notices
  uint64_t disconnections = 0;  // of the recorder
};

// Reads the whole file.
absl::StatusOr<RecordingSummary> Summarize(const RecordingReader& file, const TrDirectory& directory);

}  // namespace kiwoom::cli
