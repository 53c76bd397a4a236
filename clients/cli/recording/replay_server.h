#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "clients/cli/recording/recording_reader.h"
#include "clients/cli/recording/recording_summary.h"
#include "clients/cli/recording/replay_stream.h"
#include "clients/cli/schema/schema.h"
#include "clients/cli/schema/tr_directory.h"

namespace kiwoom::cli {

// kiwoom.v1.MarketDataService from a recording: Subscribe and the methods of one type. Each stream begins at the
// beginning, or behind the positions that it sends, and ends with OUT_OF_RANGE, which clients do not retry. Plain text;
// grpc.health.v1 is served, too. Everything that it is given outlives it.
class ReplayServer {
 public:
  static absl::StatusOr<std::unique_ptr<ReplayServer>> Start(const RecordingReader& file,
                                                             const RecordingSummary& summary,
                                                             const TrDirectory& directory, Schema& schema,
                                                             const std::string& listen, const ReplayPace& pace);
  // Ends the streams.
  ~ReplayServer();

  int port() const;

 private:
  class Impl;
  explicit ReplayServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace kiwoom::cli
