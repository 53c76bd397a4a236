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
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Counts what the tables do not foresee, by TR and key, and says each kind of it in the log once and then at most once
// a minute: a change at the broker is a figure and a line, not an outage and not a flood. Thread-safe.
class AnomalyLog {
 public:
  // More (TR, key) pairs than this share one count: keys come from outside.
  static constexpr size_t kMostKeys = 1000;

  // Takes out of a key or a value what must not be shown.
  using Redact = std::function<std::string(std::string_view)>;

  AnomalyLog(Say say, Redact redact) : say_(std::move(say)), redact_(std::move(redact)) {}

  void Add(const codec::Anomaly& anomaly, absl::Time now);
  // A frame that could not be read at all, or not to its end.
  void AddBrokenFrame(std::string_view sentence, absl::Time now);

  uint64_t total() const;
  uint64_t broken_frames() const;
  uint64_t CountOf(const std::string& tr, const std::string& key) const;

 private:
  using Key = std::pair<std::string_view, std::string_view>;  // TR code, wire key

  // Lets a key be looked up without a copy: live frames have unknown keys in every row.
  struct ByText {
    using is_transparent = void;
    bool operator()(const Key& a, const Key& b) const { return a < b; }
  };

  // `sentence` is asked for only where it is said.
  void Count(Repetition& kind, absl::FunctionRef<std::string()> sentence, absl::Time now);

  std::string Describe(codec::Anomaly anomaly) const;

  const Say say_;
  const Redact redact_;
  mutable std::mutex mutex_;  // guards what follows
  std::map<std::pair<std::string, std::string>, Repetition, ByText> kinds_;
  Repetition rest_;
  Repetition broken_frames_;
  uint64_t total_ = 0;
};

}  // namespace kiwoom::telemetry
