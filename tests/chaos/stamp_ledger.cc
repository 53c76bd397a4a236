#include "tests/chaos/stamp_ledger.h"

#include <algorithm>

namespace kiwoom::chaos {
namespace {

bool IsOpen(const std::vector<Window>& registrations) {
  return !registrations.empty() && registrations.back().until == absl::InfiniteFuture();
}

}  // namespace

uint64_t StampLedger::Send(const Topic& topic, absl::Time now) {
  const std::lock_guard lock(mutex_);
  auto& sent = records_[topic].sent;
  sent.push_back({now, ++total_});
  return sent.size();
}

void StampLedger::Register(const Topic& topic, absl::Time now) {
  const std::lock_guard lock(mutex_);
  auto& registrations = records_[topic].registrations;
  if (!IsOpen(registrations)) registrations.push_back({now, absl::InfiniteFuture()});
}

void StampLedger::Unregister(const Topic& topic, absl::Time now) {
  const std::lock_guard lock(mutex_);
  auto& registrations = records_[topic].registrations;
  if (IsOpen(registrations)) registrations.back().until = now;
}

void StampLedger::UnregisterAll(absl::Time now) {
  const std::lock_guard lock(mutex_);
  for (auto& [topic, record] : records_) {
    if (IsOpen(record.registrations)) record.registrations.back().until = now;
  }
}

uint64_t StampLedger::last(const Topic& topic) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  return record == records_.end() ? 0 : record->second.sent.size();
}

absl::Time StampLedger::SentAt(const Topic& topic, uint64_t stamp) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  if (record == records_.end() || stamp == 0 || stamp > record->second.sent.size()) return absl::InfiniteFuture();
  return record->second.sent[stamp - 1].time;
}

uint64_t StampLedger::OrderOf(const Topic& topic, uint64_t stamp) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  if (record == records_.end() || stamp == 0 || stamp > record->second.sent.size()) return 0;
  return record->second.sent[stamp - 1].order;
}

uint64_t StampLedger::FirstAfter(const Topic& topic, absl::Time time) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  if (record == records_.end()) return 1;
  const auto& sent = record->second.sent;
  const auto later = std::ranges::upper_bound(sent, time, {}, &Sent::time);
  return static_cast<uint64_t>(later - sent.begin()) + 1;
}

bool StampLedger::WasRegistered(const Topic& topic, const Window& window) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  return record != records_.end() && std::ranges::any_of(record->second.registrations, [&](const Window& stood) {
           return stood.from <= window.until && window.from <= stood.until;
         });
}

void StampLedger::Mislead(absl::Time now) {
  const std::lock_guard lock(mutex_);
  misled_.push_back(now);
}

bool StampLedger::Misled(const Window& window) const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(misled_, [&](absl::Time time) { return window.Holds(time); });
}

std::vector<Topic> StampLedger::registered() const {
  const std::lock_guard lock(mutex_);
  std::vector<Topic> topics;
  for (const auto& [topic, record] : records_) {
    if (IsOpen(record.registrations)) topics.push_back(topic);
  }
  return topics;
}

uint64_t StampLedger::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace kiwoom::chaos
