#include "service/sessions/registrar.h"

#include <algorithm>
#include <set>
#include <utility>

namespace kiwoom::sessions {
namespace {

using codec::ControlFrame;

constexpr std::string_view kTooFast = "105110";

ProtocolAnomaly AnomalyOf(std::string_view what, std::string code, const ControlFrame& frame) {
  return {what, std::move(code), std::string(frame.return_msg)};
}

}  // namespace

Registrar::Registrar(RegistrarOptions options)
    : options_(options),
      limiter_(options.requests_per_second, absl::Seconds(1) + options.limiter_margin),
      groups_(options.items_per_request),
      quota_(options.items_per_connection) {}

bool Registrar::HasRoom(std::span<const Topic> topics) const {
  std::set<std::string> items;
  for (const Topic& topic : topics) items.insert(topic.item);
  return quota_.HasRoom(items);
}

RegistrarOutcome Registrar::Add(std::span<const Topic> topics, absl::Time now) {
  RegistrarOutcome outcome;
  std::set<Topic> over;
  uint64_t epoch = 0;
  for (const Topic& topic : topics) {
    const auto found = entries_.find(topic);
    if (found != entries_.end() && found->second.wanted) continue;
    if (!quota_.Take(topic.item)) {
      over.insert(topic);
      continue;
    }
    if (found == entries_.end()) {
      Queue(topic, entries_[topic]);
      continue;
    }
    Entry& entry = found->second;
    entry.wanted = true;
    if (entry.phase != Phase::kRegistered) continue;  // the outstanding answer decides
    // Its REMOVE has not been sent: the registration goes on, but who gave it up must not find its old epoch again.
    std::erase(removes_, topic);
    if (epoch == 0) epoch = epochs_.Next(now);
    Stand(topic, entry, epoch, outcome);
  }
  if (!over.empty()) {
    outcome.refused.push_back({{over.begin(), over.end()},
                               "",
                               "The connection with the broker holds at most " +
                                   std::to_string(options_.items_per_connection) +
                                   " different items and is full; end other subscriptions first."});
  }
  return outcome;
}

void Registrar::Remove(std::span<const Topic> topics) {
  for (const Topic& topic : topics) {
    const auto found = entries_.find(topic);
    if (found == entries_.end() || !found->second.wanted) continue;
    Entry& entry = found->second;
    entry.wanted = false;
    entry.loss.reset();
    quota_.Release(topic.item);
    if (entry.phase == Phase::kRegistered) {
      --standing_;
      removes_.push_back(topic);
    } else if (entry.phase == Phase::kQueued) {
      adds_.Erase(topic);
      entries_.erase(found);
    }
  }
}

std::vector<Topic> Registrar::wanted() const {
  std::vector<Topic> topics;
  for (const auto& [topic, entry] : entries_) {
    if (entry.wanted) topics.push_back(topic);
  }
  return topics;
}

void Registrar::OnLogin() { logged_in_ = true; }

void Registrar::OnLost(absl::Time last_upstream_time, std::string_view reason) {
  logged_in_ = false;
  outstanding_ = {};
  answer_deadline_ = absl::InfiniteFuture();
  adds_.Clear();
  removes_.clear();
  groups_.Clear();
  standing_ = 0;
  const auto loss = std::make_shared<const Loss>(Loss{last_upstream_time, std::string(reason)});
  std::erase_if(entries_, [](const auto& entry) { return !entry.second.wanted; });
  for (auto& [topic, entry] : entries_) {
    if (entry.phase == Phase::kRegistered) entry.loss = loss;
    Queue(topic, entry);
  }
}

RegistrarOutcome Registrar::OnAnswer(const ControlFrame& frame, absl::Time now) {
  RegistrarOutcome outcome;
  const std::string_view expected = outstanding_.remove ? "REMOVE" : "REG";
  if (!outstanding() || (!frame.trnm.empty() && frame.trnm != expected)) {
    const std::string answer = std::string(frame.trnm) + (frame.trnm.empty() ? "" : " ");
    outcome.anomaly =
        AnomalyOf("The broker answered what was not asked", answer + std::string(frame.return_code), frame);
    return outcome;
  }
  RegistrationRequest request = std::exchange(outstanding_, {});
  answer_deadline_ = absl::InfiniteFuture();
  const bool accepted = frame.return_code.empty() || frame.return_code == "0";
  if (frame.return_code == kTooFast) {
    RetryLater(request, now, outcome);
  } else if (request.remove) {
    // A refused REMOVE is not repeated: what still comes has no reader, and reconnecting cleans up.
    if (!accepted) outcome.anomaly = AnomalyOf("The broker refused a REMOVE", std::string(frame.return_code), frame);
    Removed(request);
  } else if (accepted) {
    Confirm(request, now, outcome);
  } else {
    Refuse(std::move(request), frame, outcome);
  }
  return outcome;
}

std::optional<RegistrationRequest> Registrar::Next(absl::Time now) {
  wake_ = absl::InfiniteFuture();
  if (!logged_in_ || outstanding()) return std::nullopt;
  if (adds_.empty() && removes_.empty()) return std::nullopt;
  const absl::Time earliest = limiter_.Earliest(now);
  if (earliest > now) {
    wake_ = earliest;
    return std::nullopt;
  }
  limiter_.Take(now);
  answer_deadline_ = now + options_.answer_timeout;
  outstanding_ = removes_.empty() ? TakeAdds(now) : TakeRemoves();  // removals first: they make room
  return outstanding_;
}

absl::Time Registrar::NextTimer() const { return std::min(answer_deadline_, wake_); }

bool Registrar::Overdue(absl::Time now) const { return now >= answer_deadline_; }

void Registrar::Queue(const Topic& topic, Entry& entry) {
  entry.phase = Phase::kQueued;
  adds_.Push(topic);
}

// Reports a topic that is registered at the broker and wanted.
void Registrar::Stand(const Topic& topic, Entry& entry, uint64_t epoch, RegistrarOutcome& outcome) {
  ++standing_;
  const std::shared_ptr<const Loss> loss = std::exchange(entry.loss, nullptr);
  if (loss == nullptr) {
    outcome.live.push_back({topic, epoch});
    return;
  }
  auto gap = std::ranges::find(outcome.renewed, loss->from, &RegistrarOutcome::Gap::from);
  if (gap == outcome.renewed.end()) gap = outcome.renewed.insert(gap, {{}, loss->from, loss->reason});
  gap->registrations.push_back({topic, epoch});
}

RegistrationRequest Registrar::TakeAdds(absl::Time now) {
  RegistrationRequest request{.topics = adds_.Take(options_.items_per_request)};
  request.group = groups_.Take(static_cast<int>(request.topics.size()));
  outstanding_epoch_ = epochs_.Next(now);
  for (const Topic& topic : request.topics) {
    Entry& entry = entries_.at(topic);
    entry.phase = Phase::kRegistering;
    entry.group = request.group;
  }
  return request;
}

// As many as share the group of the first one.
RegistrationRequest Registrar::TakeRemoves() {
  RegistrationRequest request{.remove = true, .group = entries_.at(removes_.front()).group};
  std::erase_if(removes_, [&](const Topic& topic) {
    Entry& entry = entries_.at(topic);
    if (entry.group != request.group) return false;
    entry.phase = Phase::kRemoving;
    request.topics.push_back(topic);
    return true;
  });
  return request;
}

// Nothing changed at the broker: everything goes back to where it was taken from.
void Registrar::RetryLater(const RegistrationRequest& request, absl::Time now, RegistrarOutcome& outcome) {
  limiter_.Hold(now + options_.too_fast_pause);
  if (!request.remove) groups_.Release(request.group, static_cast<int>(request.topics.size()));
  std::vector<Topic> again;
  uint64_t epoch = 0;
  for (const Topic& topic : request.topics) {
    const auto found = entries_.find(topic);
    Entry& entry = found->second;
    if (request.remove) {
      entry.phase = Phase::kRegistered;
      if (!entry.wanted) {
        removes_.push_back(topic);
        continue;
      }
      if (epoch == 0) epoch = epochs_.Next(now);
      Stand(topic, entry, epoch, outcome);
    } else if (entry.wanted) {
      entry.phase = Phase::kQueued;
      again.push_back(topic);
    } else {
      entries_.erase(found);
    }
  }
  adds_.PushFirst(std::move(again));
}

void Registrar::Confirm(const RegistrationRequest& request, absl::Time now, RegistrarOutcome& outcome) {
  for (const Topic& topic : request.topics) {
    Entry& entry = entries_.at(topic);
    entry.phase = Phase::kRegistered;
    if (entry.wanted) {
      Stand(topic, entry, outstanding_epoch_, outcome);
    } else {
      removes_.push_back(topic);
    }
  }
}

void Registrar::Refuse(RegistrationRequest request, const ControlFrame& frame, RegistrarOutcome& outcome) {
  groups_.Release(request.group, static_cast<int>(request.topics.size()));
  const bool known = request.topics.size() == 1;
  std::vector<Topic> refused;
  std::erase_if(request.topics, [&](const Topic& topic) {
    const auto found = entries_.find(topic);
    found->second.phase = Phase::kQueued;
    if (found->second.wanted && !known) return false;
    if (found->second.wanted) {
      quota_.Release(topic.item);
      refused.push_back(topic);
    }
    entries_.erase(found);
    return true;
  });
  if (!refused.empty()) {
    outcome.refused.push_back({std::move(refused), std::string(frame.return_code), std::string(frame.return_msg)});
  }
  const auto middle = request.topics.begin() + static_cast<ptrdiff_t>((request.topics.size() + 1) / 2);
  adds_.PushFirst({middle, request.topics.end()});
  adds_.PushFirst({request.topics.begin(), middle});
}

void Registrar::Removed(const RegistrationRequest& request) {
  groups_.Release(request.group, static_cast<int>(request.topics.size()));
  for (const Topic& topic : request.topics) {
    const auto found = entries_.find(topic);
    if (found->second.wanted) {
      Queue(topic, found->second);  // wanted again meanwhile
    } else {
      entries_.erase(found);
    }
  }
}

}  // namespace kiwoom::sessions
