#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/positions/registration_key.h"
#include "clients/cli/recording/event_frame.h"
#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/schema/tr_directory.h"
#include "kiwoom/v1/subscription.pb.h"

namespace kiwoom::cli {

// What a reader wants to see again, and from when to when (nanoseconds since 1970 on the recorder's clock).
struct ReplayRequest {
  std::vector<v1::Interest> interests;  // with positions to resume from
  bool without_snapshot = false;
  int64_t from = INT64_MIN;
  int64_t to = INT64_MAX;
};

// A recording as the stream of one reader: its own acknowledgement, then the events that it asked for as they were
// recorded, with the notices about them. What concerned the recorder alone, such as its reconnects, is left out. The
// file and the directory outlive it; single-threaded, no clock.
class RecordingReplay {
 public:
  struct Step {
    int64_t time = 0;      // when it was recorded; 0: at once
    std::string response;  // a SubscribeResponse, or that of one type: their wire formats agree
  };

  RecordingReplay(const RecordingReader& file, const TrDirectory& directory, ReplayRequest request);

  // The next step, or nothing at the end.
  absl::StatusOr<std::optional<Step>> Next();

 private:
  std::string Beginning();
  // The response of this reader; empty if nothing of it concerns the reader.
  absl::StatusOr<std::string> Response(const Record& record);
  void AppendData(const EventFrame& event, std::string& response);
  void AppendNotice(const EventFrame& event, std::string& response);
  template <typename Notice>
  void AppendFiltered(const EventFrame& event, bool keep_empty, std::string& response);
  bool Wants(uint32_t type, const std::string& item) const;

  const RecordingReader& file_;
  const TrDirectory& directory_;
  const ReplayRequest request_;
  std::map<RegistrationKey, std::pair<uint64_t, uint64_t>> positions_;  // epoch and sequence to resume behind
  std::map<RegistrationKey, uint64_t> announced_;                       // the epoch that the reader knows
  bool begun_ = false;
  size_t block_ = 0;  // the next one
  std::vector<Record> records_;
  size_t record_ = 0;
};

}  // namespace kiwoom::cli
