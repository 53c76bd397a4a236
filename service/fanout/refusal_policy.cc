#include "service/fanout/refusal_policy.h"

#include <algorithm>

#include "service/broker/broker_error.h"

namespace kiwoom::fanout {

bool RefusalPolicy::MayPass(std::string_view code) {
  if (code.empty()) return true;  // no answer, or no room in the gateway's own count
  const broker::BrokerErrorKind kind = broker::KindOfCode(code);
  return broker::IsLimit(kind) || kind == broker::BrokerErrorKind::kConnectionFull;
}

bool RefusalPolicy::Refused(const sessions::Topic& topic, std::string_view code, std::string_view message,
                            absl::Time now) {
  if (End(topic)) {
    at_once_ = 1;
    succeeding_ = false;
    rest_until_ = now + options_.rest;
  }
  const auto [found, first] = topics_.try_emplace(topic);
  RefusedTopic& refused = found->second;
  const bool news = first || refused.code != code;
  refused.code = code;
  refused.message = message;
  refused.refused = now;
  ++refused.times;
  Schedule(topic, refused, MayPass(code) ? now + PauseAfter(refused.times) : absl::InfiniteFuture());
  return news;
}

void RefusalPolicy::Live(const sessions::Topic& topic) {
  const bool tried = End(topic);
  Forget(topic);
  if (tried && trying_.empty() && succeeding_) at_once_ = std::min(2 * at_once_, kMostAtOnce);
}

void RefusalPolicy::Forget(const sessions::Topic& topic) {
  const auto found = topics_.find(topic);
  if (found == topics_.end()) return;
  End(topic);
  Schedule(topic, found->second, absl::InfiniteFuture());
  topics_.erase(found);
}

void RefusalPolicy::Reconnected(absl::Time now) {
  for (auto& [topic, refused] : topics_) {
    refused.times = 0;
    Schedule(topic, refused, now);
  }
  trying_.clear();
  at_once_ = 1;
  rest_until_ = absl::InfinitePast();
}

absl::Time RefusalPolicy::NextDue() const {
  if (due_.empty()) return absl::InfiniteFuture();
  const absl::Time due = std::max(due_.begin()->first, rest_until_);
  return trying_.empty() ? due : std::max(due, outcome_until_);
}

std::vector<sessions::Topic> RefusalPolicy::TakeDue(absl::Time now) {
  std::vector<sessions::Topic> topics;
  if (now < NextDue()) return topics;
  for (auto next = due_.begin(); next != due_.end() && next->first <= now && topics.size() < at_once_; ++next) {
    topics.push_back(next->second);
  }
  for (const sessions::Topic& topic : topics) {
    RefusedTopic& refused = topics_.at(topic);
    Schedule(topic, refused, now + PauseAfter(refused.times + 1));
  }
  trying_ = {topics.begin(), topics.end()};
  succeeding_ = true;
  outcome_until_ = now + options_.first;
  return topics;
}

const RefusalPolicy::RefusedTopic* RefusalPolicy::Find(const sessions::Topic& topic) const {
  const auto found = topics_.find(topic);
  return found == topics_.end() ? nullptr : &found->second;
}

absl::Duration RefusalPolicy::PauseAfter(int times) const {
  absl::Duration pause = options_.first;
  for (int i = 1; i < times && pause < options_.longest; ++i) pause *= 2;
  return std::min(pause, options_.longest);
}

void RefusalPolicy::Schedule(const sessions::Topic& topic, RefusedTopic& refused, absl::Time again) {
  due_.erase({refused.again, topic});
  refused.again = again;
  if (again != absl::InfiniteFuture()) due_.emplace(again, topic);
}

bool RefusalPolicy::End(const sessions::Topic& topic) { return trying_.erase(topic) > 0; }

}  // namespace kiwoom::fanout
