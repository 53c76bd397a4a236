#include "service/telemetry/anomaly_log.h"

#include "service/telemetry/short_key.h"

namespace kiwoom::telemetry {
namespace {

// Maximum bytes of a key or value to keep before redaction. It is far more than a sentence shows, because half a secret
// could not be redacted; the sentence is truncated after redaction.
constexpr size_t kMostRead = 4096;

}  // namespace

std::string AnomalyLog::Describe(codec::Anomaly anomaly) const {
  const std::string key = redact_(anomaly.key.substr(0, kMostRead));
  const std::string value = redact_(anomaly.value.substr(0, kMostRead));
  anomaly.key = key;
  anomaly.value = value;
  return anomaly.Describe();
}

void AnomalyLog::Count(Repetition& kind, absl::FunctionRef<std::string()> sentence, absl::Time now) {
  ++total_;
  kind.Count(sentence, now, write_);
}

void AnomalyLog::Add(const codec::Anomaly& anomaly, absl::Time now) {
  const ShortKey text(anomaly.key);
  const Key key(anomaly.tr == nullptr ? "" : anomaly.tr->code, text.view());
  const std::lock_guard lock(mutex_);
  unread_frames_ += anomaly.kind == codec::Anomaly::Kind::kUnreadRows;
  if (anomaly.kind == codec::Anomaly::Kind::kUnknownKey && anomaly.tr != nullptr) ++unknown_keys_[anomaly.tr];
  auto found = kinds_.find(key);
  if (found == kinds_.end() && kinds_.size() < kMostKeys) {
    found = kinds_.try_emplace({std::string(key.first), std::string(key.second)}).first;
  }
  Count(
      found != kinds_.end() ? found->second : rest_, [&] { return Describe(anomaly); }, now);
}

void AnomalyLog::AddBrokenFrame(std::string_view sentence, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Count(
      broken_frames_, [&] { return std::string(sentence); }, now);
}

uint64_t AnomalyLog::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

uint64_t AnomalyLog::broken_frames() const {
  const std::lock_guard lock(mutex_);
  return broken_frames_.count() + unread_frames_;
}

std::map<std::string, uint64_t> AnomalyLog::unknown_keys() const {
  const std::lock_guard lock(mutex_);
  std::map<std::string, uint64_t> counts;
  for (const auto& [tr, count] : unknown_keys_) counts[std::string(tr->code)] += count;
  return counts;
}

uint64_t AnomalyLog::CountOf(const std::string& tr, const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const ShortKey text(key);
  const auto found = kinds_.find(Key(tr, text.view()));
  return found == kinds_.end() ? 0 : found->second.count();
}

}  // namespace kiwoom::telemetry
