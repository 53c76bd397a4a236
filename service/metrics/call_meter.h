#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/methods/meter.h"
#include "service/metrics/snapshot.h"

namespace kiwoom::metrics {

// Counts calls by method, and how long they lasted by method and status. Only methods that exist have a name of their
// own: paths come from clients. Runs on the loop's thread.
class CallMeter final : public methods::Meter {
 public:
  // The label of every method that does not exist, as gRPC has it.
  static constexpr std::string_view kOther = "other";

  // `now` is the steady clock.
  explicit CallMeter(std::function<absl::Time()> now);

  // The methods that exist, by path. Call it before the first call arrives.
  void Know(const std::set<std::string>& paths);

  void OnAccepted(const methods::Call& call) override;
  void OnRefused(const methods::Call& call, const absl::Status& error) override;
  void OnEnded(const methods::Call& call, absl::StatusCode code) override;

  // Adds the numbers of calls.
  void Fill(Snapshot& snapshot) const;

 private:
  struct Method {
    std::string name;
    uint64_t started = 0;
  };
  struct OpenCall {
    size_t method;
    absl::Time start;
  };

  const std::function<absl::Time()> now_;
  std::vector<Method> methods_;                       // the first is kOther
  absl::flat_hash_map<std::string, size_t> by_path_;  // places in methods_
  absl::flat_hash_map<const methods::Call*, OpenCall> open_;
  std::map<std::pair<size_t, absl::StatusCode>, telemetry::Histogram> seconds_;
  std::map<std::string, uint64_t> refused_;
};

}  // namespace kiwoom::metrics
