#include "service/sessions/registration_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace kiwoom::sessions {

using enum RegistrationRank;

RegistrationBook::RegistrationBook(int items_per_request, int items_per_connection, EpochClock& epochs)
    : items_per_request_(items_per_request),
      items_per_connection_(items_per_connection),
      epochs_(epochs),
      groups_(items_per_request),
      quota_(items_per_connection) {}

void RegistrationBook::Want(std::span<const Topic> topics, absl::Time now, RegistrarOutcome& outcome) {
  std::set<Topic> over;
  absl::flat_hash_set<Topic> kept;
  uint64_t epoch = 0;
  for (const Topic& topic : topics) {
    const auto found = entries_.find(topic);
    if (found != entries_.end() && found->second.wanted) continue;
    if (!quota_.Take(topic.item)) {
      over.insert(topic);
      continue;
    }
    if (found == entries_.end()) {
      Entry& entry = entries_[topic];
      entry.suspect = silent_.contains(topic);
      if (entry.suspect) {
        queue_.PushSuspects({topic});
      } else {
        Queue(topic, entry);
      }
      continue;
    }
    Entry& entry = found->second;
    entry.wanted = true;
    if (entry.phase != Phase::kLeaving) continue;  // the answer in hand or the REMOVE decides
    // Its REMOVE has not been sent, so the registration continues, but in a new epoch: a reader that gave it up has
    // missed rows.
    kept.insert(topic);
    if (epoch == 0) epoch = epochs_.Next(now);
    Stand(topic, entry, epoch, outcome);
  }
  if (!kept.empty()) std::erase_if(removes_, [&](const Topic& topic) { return kept.contains(topic); });
  if (!over.empty()) {
    outcome.refused.push_back({{over.begin(), over.end()},
                               "",
                               "The connection with the broker holds at most " + std::to_string(items_per_connection_) +
                                   " different items and is full; end other subscriptions first."});
  }
}

std::vector<Topic> RegistrationBook::wanted() const {
  std::vector<Topic> topics;
  for (const auto& [topic, entry] : entries_) {
    if (entry.wanted) topics.push_back(topic);
  }
  return topics;
}

void RegistrationBook::Unwant(std::span<const Topic> topics) {
  absl::flat_hash_set<Topic> queued;
  for (const Topic& topic : topics) {
    const auto found = entries_.find(topic);
    if (found == entries_.end() || !found->second.wanted) continue;
    Entry& entry = found->second;
    entry.wanted = false;
    entry.loss.reset();
    quota_.Release(topic.item);
    switch (entry.phase) {
      case Phase::kStanding:
        --standing_;
        QueueRemove(topic, entry, Phase::kLeaving);
        break;
      case Phase::kQueued:
        queued.insert(topic);
        [[fallthrough]];
      case Phase::kAccused:
        entries_.erase(found);
        break;
      default:
        break;
    }
  }
  queue_.Erase(queued);
}

RegistrationRequest RegistrationBook::TakeAdds() {
  RegistrationQueue::Batch batch = queue_.Take(items_per_request_);
  RegistrationRequest request{.topics = std::move(batch.topics), .rank = batch.rank};
  request.group = groups_.Take(static_cast<int>(request.topics.size()));
  for (const Topic& topic : request.topics) {
    Entry& entry = entries_.at(topic);
    entry.phase = Phase::kRegistering;
    entry.group = request.group;
  }
  return request;
}

// Takes all topics in the group of the first one.
RegistrationRequest RegistrationBook::TakeRemoves() {
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

std::optional<RegistrationRequest> RegistrationBook::Probe() const {
  const auto found =
      std::ranges::find_if(entries_, [](const auto& entry) { return entry.second.phase == Phase::kStanding; });
  if (found == entries_.end()) return std::nullopt;
  return RegistrationRequest{.group = found->second.group, .topics = {found->first}};
}

void RegistrationBook::Confirm(const RegistrationRequest& request, uint64_t epoch, RegistrarOutcome& outcome) {
  for (const Topic& topic : request.topics) {
    Entry& entry = entries_.at(topic);
    entry.suspect = entry.struck = false;
    silent_.erase(topic);
    if (entry.wanted) {
      Stand(topic, entry, epoch, outcome);
    } else {
      QueueRemove(topic, entry, Phase::kLeaving);
    }
  }
}

void RegistrationBook::Refuse(const RegistrationRequest& request, std::string_view code, std::string_view message,
                              RegistrarOutcome& outcome) {
  groups_.Release(request.group, static_cast<int>(request.topics.size()));
  const bool known = request.topics.size() == 1;
  std::vector<Topic> refused, rest;
  for (const Topic& topic : request.topics) {
    const auto found = entries_.find(topic);
    if (found->second.wanted && !known) {
      found->second.phase = Phase::kQueued;
      rest.push_back(topic);
      continue;
    }
    if (found->second.wanted) {
      quota_.Release(topic.item);
      refused.push_back(topic);
    }
    entries_.erase(found);
  }
  if (!refused.empty()) outcome.refused.push_back({std::move(refused), std::string(code), std::string(message)});
  const auto middle = rest.begin() + static_cast<ptrdiff_t>((rest.size() + 1) / 2);
  queue_.PushFirst(request.rank, {middle, rest.end()});
  queue_.PushFirst(request.rank, {rest.begin(), middle});
}

void RegistrationBook::NoAnswer(const RegistrationRequest& request) {
  for (const Topic& topic : request.topics) {
    Entry& entry = entries_.at(topic);
    entry.suspect = true;
    QueueRemove(topic, entry, Phase::kUncertain);
  }
}

void RegistrationBook::Removed(const RegistrationRequest& request, bool answered) {
  if (answered) groups_.Release(request.group, static_cast<int>(request.topics.size()));
  for (const Topic& topic : request.topics) {
    const auto found = entries_.find(topic);
    Entry& entry = found->second;
    if (!entry.wanted) {
      entries_.erase(found);
    } else if (entry.suspect) {
      entry.phase = Phase::kAccused;
    } else {
      Queue(topic, entry);
    }
  }
}

void RegistrationBook::Retry(const RegistrationRequest& request) {
  if (request.remove) {
    for (const Topic& topic : request.topics) QueueRemove(topic, entries_.at(topic), Phase::kUncertain);
    return;
  }
  groups_.Release(request.group, static_cast<int>(request.topics.size()));
  std::vector<Topic> again;
  for (const Topic& topic : request.topics) {
    const auto found = entries_.find(topic);
    if (found->second.wanted) {
      found->second.phase = Phase::kQueued;
      again.push_back(topic);
    } else {
      entries_.erase(found);
    }
  }
  queue_.PushFirst(request.rank, std::move(again));
}

void RegistrationBook::Judge(const std::vector<Topic>& asked, std::string_view message, RegistrarOutcome& outcome) {
  std::vector<Topic> accused;
  for (const Topic& topic : asked) {
    if (PhaseOf(topic) == Phase::kAccused) accused.push_back(topic);
  }
  if (asked.size() > 1 || accused.empty()) return PushHalves(std::move(accused));
  if (silent_.size() >= kMostSilent) silent_.clear();
  silent_.insert(accused[0]);
  quota_.Release(accused[0].item);
  entries_.erase(accused[0]);
  outcome.refused.push_back({std::move(accused), "", std::string(message)});
}

void RegistrationBook::Suspect(const std::vector<Topic>& asked) {
  std::vector<Topic> suspects;
  for (const Topic& topic : asked) {
    if (!IsWanted({topic})) continue;
    Entry& entry = entries_.at(topic);
    if (!entry.suspect || entry.phase == Phase::kQueued || entry.phase == Phase::kRegistering) continue;
    entry.struck = asked.size() == 1;
    suspects.push_back(topic);
  }
  PushHalves(std::move(suspects));
}

bool RegistrationBook::IsLeaving(const std::vector<Topic>& asked) const {
  return std::ranges::any_of(asked, [&](const Topic& topic) {
    const auto phase = PhaseOf(topic);
    return phase == Phase::kUncertain || phase == Phase::kRemoving;
  });
}

bool RegistrationBook::IsWanted(const std::vector<Topic>& asked) const {
  return std::ranges::any_of(asked, [&](const Topic& topic) {
    const auto found = entries_.find(topic);
    return found != entries_.end() && found->second.wanted;
  });
}

bool RegistrationBook::IsStruck(const Topic& topic) const {
  const auto found = entries_.find(topic);
  return found != entries_.end() && found->second.struck;
}

void RegistrationBook::Doubt(const std::vector<Topic>& topics, RegistrationLoss loss, RegistrarOutcome& outcome) {
  RegistrarOutcome::Doubt doubted{.since = loss.from};
  const auto doubt = std::make_shared<const RegistrationLoss>(std::move(loss));
  for (const Topic& topic : topics) {
    const auto found = entries_.find(topic);
    if (found == entries_.end()) continue;
    Entry& entry = found->second;
    if (entry.phase == Phase::kLeaving) entry.phase = Phase::kUncertain;
    if (entry.phase != Phase::kStanding) continue;
    --standing_;
    entry.loss = doubt;
    doubted.topics.push_back(topic);
    QueueRemove(topic, entry, Phase::kUncertain);
  }
  if (!doubted.topics.empty()) outcome.doubt = std::move(doubted);
}

void RegistrationBook::Lose(RegistrationLoss loss) {
  queue_.Clear(kRenewal);
  queue_.Clear(kNew);
  removes_.clear();
  groups_.Clear();
  standing_ = 0;
  std::erase_if(entries_, [](const auto& entry) { return !entry.second.wanted; });
  const auto lost = std::make_shared<const RegistrationLoss>(std::move(loss));
  std::vector<Topic> suspects_in_hand;
  for (auto& [topic, entry] : entries_) {
    if (entry.phase == Phase::kStanding) entry.loss = lost;
    if (!entry.suspect) {
      Queue(topic, entry);
    } else if (std::exchange(entry.phase, Phase::kQueued) != Phase::kQueued) {
      suspects_in_hand.push_back(topic);
    }
  }
  queue_.PushSuspects(std::move(suspects_in_hand));
}

std::optional<RegistrationBook::Phase> RegistrationBook::PhaseOf(const Topic& topic) const {
  const auto found = entries_.find(topic);
  if (found == entries_.end()) return std::nullopt;
  return found->second.phase;
}

void RegistrationBook::Queue(const Topic& topic, Entry& entry) {
  entry.phase = Phase::kQueued;
  queue_.Push(entry.loss == nullptr ? kNew : kRenewal, topic);
}

void RegistrationBook::QueueRemove(const Topic& topic, Entry& entry, Phase phase) {
  entry.phase = phase;
  removes_.push_back(topic);
}

// Reports a topic that is registered and wanted.
void RegistrationBook::Stand(const Topic& topic, Entry& entry, uint64_t epoch, RegistrarOutcome& outcome) {
  entry.phase = Phase::kStanding;
  ++standing_;
  const std::shared_ptr<const RegistrationLoss> loss = std::exchange(entry.loss, nullptr);
  if (loss == nullptr) {
    outcome.live.push_back({topic, epoch});
    return;
  }
  auto gap = std::ranges::find(outcome.renewed, loss->from, &RegistrarOutcome::Gap::from);
  if (gap == outcome.renewed.end()) gap = outcome.renewed.insert(gap, {{}, loss->from, loss->reason});
  gap->registrations.push_back({topic, epoch});
}

// Queues halves behind all other batches. A single topic stays alone.
void RegistrationBook::PushHalves(std::vector<Topic> suspects) {
  for (const Topic& topic : suspects) entries_.at(topic).phase = Phase::kQueued;
  const auto middle = suspects.begin() + static_cast<ptrdiff_t>((suspects.size() + 1) / 2);
  queue_.PushSuspects({suspects.begin(), middle});
  queue_.PushSuspects({middle, suspects.end()});
}

}  // namespace kiwoom::sessions
