#include "tests/chaos/stamp_ledger.h"

#include <algorithm>

namespace kiwoom::chaos {
namespace {

bool IsOpen(const std::vector<Window>& registrations) {
  return !registrations.empty() && registrations.back().until == absl::InfiniteFuture();
}

void Close(std::vector<Window>& registrations, absl::Time now) {
  if (IsOpen(registrations)) registrations.back().until = now;
}

}  // namespace

uint64_t StampLedger::Send(const Topic& topic, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Record& record = records_[topic];
  Sent sent{now, ++total_};
  for (size_t number = 0; number < names_.size(); ++number) {
    const auto registrations = record.registrations.find(names_[number]);
    const bool gets_it = registrations != record.registrations.end() && IsOpen(registrations->second);
    sent.sessions |= static_cast<uint64_t>(gets_it) << number;
  }
  record.sent.push_back(sent);
  return record.sent.size();
}

void StampLedger::Register(const Topic& topic, const std::string& session, absl::Time now) {
  const std::lock_guard lock(mutex_);
  if (std::ranges::find(names_, session) == names_.end()) names_.push_back(session);
  auto& registrations = records_[topic].registrations[session];
  if (!IsOpen(registrations)) registrations.push_back({now, absl::InfiniteFuture()});
}

void StampLedger::Unregister(const Topic& topic, const std::string& session, absl::Time now) {
  const std::lock_guard lock(mutex_);
  Close(records_[topic].registrations[session], now);
}

void StampLedger::UnregisterAll(const std::string& session, absl::Time now) {
  const std::lock_guard lock(mutex_);
  for (auto& [topic, record] : records_) Close(record.registrations[session], now);
}

const StampLedger::Sent* StampLedger::Find(const Topic& topic, uint64_t stamp) const {
  const auto record = records_.find(topic);
  if (record == records_.end() || stamp == 0 || stamp > record->second.sent.size()) return nullptr;
  return &record->second.sent[stamp - 1];
}

uint64_t StampLedger::last(const Topic& topic) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  return record == records_.end() ? 0 : record->second.sent.size();
}

absl::Time StampLedger::SentAt(const Topic& topic, uint64_t stamp) const {
  const std::lock_guard lock(mutex_);
  const Sent* const sent = Find(topic, stamp);
  return sent == nullptr ? absl::InfiniteFuture() : sent->time;
}

std::vector<std::string> StampLedger::SentTo(const Topic& topic, uint64_t stamp) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> sessions;
  const Sent* const sent = Find(topic, stamp);
  for (size_t number = 0; sent != nullptr && number < names_.size(); ++number) {
    if ((sent->sessions >> number & 1) != 0) sessions.push_back(names_[number]);
  }
  return sessions;
}

uint64_t StampLedger::OrderOf(const Topic& topic, uint64_t stamp) const {
  const std::lock_guard lock(mutex_);
  const Sent* const sent = Find(topic, stamp);
  return sent == nullptr ? 0 : sent->order;
}

uint64_t StampLedger::FirstAfter(const Topic& topic, absl::Time time) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  if (record == records_.end()) return 1;
  const auto& sent = record->second.sent;
  const auto later = std::ranges::upper_bound(sent, time, {}, &Sent::time);
  return static_cast<uint64_t>(later - sent.begin()) + 1;
}

bool StampLedger::WasRegistered(const Topic& topic, const std::string& session, const Window& window) const {
  const std::lock_guard lock(mutex_);
  const auto record = records_.find(topic);
  if (record == records_.end()) return false;
  const auto registrations = record->second.registrations.find(session);
  if (registrations == record->second.registrations.end()) return false;
  return std::ranges::any_of(registrations->second, [&](const Window& stood) {
    return stood.from <= window.until && window.from <= stood.until;
  });
}

void StampLedger::Mislead(const std::string& session, absl::Time now) {
  const std::lock_guard lock(mutex_);
  misled_[session].push_back(now);
}

bool StampLedger::Misled(const std::string& session, const Window& window) const {
  const std::lock_guard lock(mutex_);
  const auto misled = misled_.find(session);
  return misled != misled_.end() &&
         std::ranges::any_of(misled->second, [&](absl::Time time) { return window.Holds(time); });
}

uint64_t StampLedger::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace kiwoom::chaos
