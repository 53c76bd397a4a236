#include "service/telemetry/anomaly_log.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::telemetry {
namespace {

constexpr absl::Duration kPause = absl::Minutes(1);

}  // namespace

void AnomalyLog::Count(Entry& entry, absl::FunctionRef<std::string()> sentence, absl::Time now) {
  ++total_;
  ++entry.count;
  if (now < entry.next) return;
  std::string line = sentence();
  const uint64_t unsaid = entry.count - entry.said - 1;
  if (unsaid != 0) absl::StrAppend(&line, " (and ", unsaid, " more of this kind since the last line)");
  say_(line);
  entry.said = entry.count;
  entry.next = now + kPause;
}

void AnomalyLog::Add(const runtime::Anomaly& anomaly, absl::Time now) {
  const std::lock_guard lock(mutex_);
  const Key key(anomaly.tr == nullptr ? "" : anomaly.tr->code, anomaly.key);
  auto found = entries_.find(key);
  if (found == entries_.end() && entries_.size() < kMostKeys) {
    found = entries_.try_emplace({std::string(key.first), std::string(key.second)}).first;
  }
  Count(found != entries_.end() ? found->second : rest_, [&] { return anomaly.Describe(); }, now);
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
  return broken_frames_.count;
}

uint64_t AnomalyLog::CountOf(const std::string& tr, const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(Key(tr, key));
  return found == entries_.end() ? 0 : found->second.count;
}

}  // namespace kiwoom::telemetry
