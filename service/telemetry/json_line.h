#pragma once

#include <memory>
#include <string>

#include <spdlog/formatter.h>

#include "absl/time/time.h"

namespace kiwoom::telemetry {

// Formats each log line as one JSON object: time (RFC 3339 with the zone of the machine), level, message, and the
// LogFields of the thread.
class JsonLine final : public spdlog::formatter {
 public:
  explicit JsonLine(absl::TimeZone zone) : zone_(zone) {}

  void format(const spdlog::details::log_msg& line, spdlog::memory_buf_t& out) override;
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLine>(zone_); }

 private:
  const absl::TimeZone zone_;
};

}  // namespace kiwoom::telemetry
