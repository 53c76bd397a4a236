#include "service/telemetry/anomaly_log.h"

namespace kiwoom::telemetry {

void AnomalyLog::Count(Repetition& kind, absl::FunctionRef<std::string()> sentence, absl::Time now) {
  ++total_;
  kind.Count(sentence, now, say_);
}

void AnomalyLog::Add(const runtime::Anomaly& anomaly, absl::Time now) {
  const std::lock_guard lock(mutex_);
  const Key key(anomaly.tr == nullptr ? "" : anomaly.tr->code, anomaly.key);
  auto found = kinds_.find(key);
  if (found == kinds_.end() && kinds_.size() < kMostKeys) {
    found = kinds_.try_emplace({std::string(key.first), std::string(key.second)}).first;
  }
  Count(found != kinds_.end() ? found->second : rest_, [&] { return anomaly.Describe(); }, now);
}

void AnomalyLog::AddBrokenFrame(std::string_view sentence, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Count(broken_frames_, [&] { return std::string(sentence); }, now);
}

uint64_t AnomalyLog::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

uint64_t AnomalyLog::broken_frames() const {
  const std::lock_guard lock(mutex_);
  return broken_frames_.count();
}

uint64_t AnomalyLog::CountOf(const std::string& tr, const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = kinds_.find(Key(tr, key));
  return found == kinds_.end() ? 0 : found->second.count();
}

}  // namespace kiwoom::telemetry
