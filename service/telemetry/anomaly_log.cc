#include "service/telemetry/anomaly_log.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::telemetry {
namespace {

constexpr absl::Duration kPause = absl::Minutes(1);

}  // namespace

void AnomalyLog::Say(Entry& entry, std::string sentence, absl::Time now) {
  ++total_;
  ++entry.count;
  if (now < entry.next) return;
  const uint64_t unsaid = entry.count - entry.said - 1;
  if (unsaid != 0) absl::StrAppend(&sentence, " (and ", unsaid, " more of this kind since the last line)");
  say_(sentence);
  entry.said = entry.count;
  entry.next = now + kPause;
}

void AnomalyLog::Add(const runtime::Anomaly& anomaly, absl::Time now) {
  const std::lock_guard lock(mutex_);
  const std::pair key(std::string(anomaly.tr == nullptr ? "" : anomaly.tr->code), std::string(anomaly.key));
  const auto found = entries_.find(key);
  Entry& entry = found != entries_.end()          ? found->second
                 : entries_.size() < kMostKeys ? entries_[key]
                                                  : rest_;
  Say(entry, anomaly.Describe(), now);
}

void AnomalyLog::AddBrokenFrame(std::string_view sentence, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Say(entries_[{"", "frame"}], std::string(sentence), now);
}

uint64_t AnomalyLog::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

uint64_t AnomalyLog::CountOf(const std::string& tr, const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find({tr, key});
  return found == entries_.end() ? 0 : found->second.count;
}

}  // namespace kiwoom::telemetry
