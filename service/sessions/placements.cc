#include "service/sessions/placements.h"

#include "absl/strings/str_cat.h"

namespace kiwoom::sessions {

std::string Placements::KeyOf(const Topic& topic) {
  return topic.item.empty() ? absl::StrCat("type ", std::string(topic.tr->code)) : topic.item;
}

std::optional<size_t> Placements::Find(const std::string& key) const {
  const auto found = places_.find(key);
  if (found == places_.end()) return std::nullopt;
  return found->second.session;
}

bool Placements::Contains(const Topic& topic) const {
  const auto found = places_.find(KeyOf(topic));
  return found != places_.end() && found->second.topics.contains(topic);
}

void Placements::Add(const Topic& topic, size_t session) {
  const auto [place, added] = places_.try_emplace(KeyOf(topic), session);
  place->second.topics.insert(topic);
  if (!added) return;
  if (session >= counts_.size()) counts_.resize(session + 1);
  ++counts_[session];
}

std::optional<size_t> Placements::Remove(const Topic& topic) {
  const auto found = places_.find(KeyOf(topic));
  if (found == places_.end() || found->second.topics.erase(topic) == 0) return std::nullopt;
  const size_t session = found->second.session;
  if (found->second.topics.empty()) {
    places_.erase(found);
    --counts_[session];
  }
  return session;
}

std::vector<Topic> Placements::TopicsOf(const std::string& key) const {
  const auto found = places_.find(key);
  if (found == places_.end()) return {};
  return {found->second.topics.begin(), found->second.topics.end()};
}

std::vector<std::string> Placements::KeysOn(size_t session) const {
  std::vector<std::string> keys;
  for (const auto& [key, place] : places_) {
    if (place.session == session) keys.push_back(key);
  }
  return keys;
}

}  // namespace kiwoom::sessions
