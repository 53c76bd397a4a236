#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "codec/anomaly.h"
#include "codec/table.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Counts protocol anomalies, which are deviations from the tables, by TR and key. Logs each kind at once and then at
// most once a minute, so a change at the broker yields a metric and a log line rather than an outage or a flood.
// Thread-safe.
class AnomalyLog {
 public:
  // Keys come from outside: further (TR, key) pairs share one count, and of a long key only a ShortKey is kept.
  static constexpr size_t kMostKeys = 1000;

  // Removes secrets from a key or a value.
  using Redact = std::function<std::string(std::string_view)>;

  AnomalyLog(LogWriter write, Redact redact) : write_(std::move(write)), redact_(std::move(redact)) {}

  void Add(const codec::Anomaly& anomaly, absl::Time now);
  // Counts a frame that could not be read at all or not completely. Anomalies of kind kUnreadRows count as such, too.
  void AddBrokenFrame(std::string_view sentence, absl::Time now);

  uint64_t total() const;
  uint64_t broken_frames() const;
  uint64_t CountOf(const std::string& tr, const std::string& key) const;
  // Unknown keys by TR.
  std::map<std::string, uint64_t> unknown_keys() const;

 private:
  using Key = std::pair<std::string_view, std::string_view>;  // TR code, wire key

  // Looks a key up without a copy: live frames have unknown keys in every row.
  struct ByText {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const { return a < b; }
  };

  // `sentence` is called only if it is logged.
  void Count(Repetition& kind, absl::FunctionRef<std::string()> sentence, absl::Time now);

  std::string Describe(codec::Anomaly anomaly) const;

  const LogWriter write_;
  const Redact redact_;
  mutable std::mutex mutex_;  // guards the members below
  std::map<std::pair<std::string, std::string>, Repetition, ByText> kinds_;
  Repetition rest_;
  Repetition broken_frames_;
  uint64_t unread_frames_ = 0;  // broken as well
  std::map<const codec::Tr*, uint64_t> unknown_keys_;
  uint64_t total_ = 0;
};

}  // namespace kiwoom::telemetry
