#include "service/fanout/waiting_room.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace kiwoom::fanout {

void WaitingRoom::Enter(Reader* reader, const std::string& caller, const sessions::Topic& topic, int64_t number) {
  if (!readers_[reader].insert(topic).second) return;
  Item& item = items_[topic.item];
  item.topics[topic].push_back({reader, caller});
  const auto [stand, first] = item.stands.try_emplace(caller, Stand{number, 0});
  ++stand->second.places;
  std::map<int64_t, std::string>& line = lines_[caller];
  if (number < stand->second.number) line.erase(std::exchange(stand->second.number, number));
  line[stand->second.number] = topic.item;
}

bool WaitingRoom::Remove(Reader* reader, const sessions::Topic& topic) {
  const auto waiting = readers_.find(reader);
  if (waiting == readers_.end() || waiting->second.erase(topic) == 0) return false;
  if (waiting->second.empty()) readers_.erase(waiting);
  const auto item = items_.find(topic.item);
  const auto places = item->second.topics.find(topic);
  const auto place = std::ranges::find(places->second, reader, &Place::reader);
  LeaveLine(item->first, item->second, place->caller);
  places->second.erase(place);
  if (places->second.empty()) item->second.topics.erase(places);
  if (item->second.topics.empty()) items_.erase(item);
  return true;
}

void WaitingRoom::RemoveAll(Reader* reader) {
  for (const sessions::Topic& topic : WaitingFor(reader)) Remove(reader, topic);
}

void WaitingRoom::LeaveLine(const std::string& name, Item& item, const std::string& caller) {
  const auto stand = item.stands.find(caller);
  if (--stand->second.places > 0) return;
  const auto line = lines_.find(caller);
  line->second.erase(stand->second.number);
  if (line->second.empty()) lines_.erase(line);
  item.stands.erase(stand);
}

std::vector<WaitingRoom::Admission> WaitingRoom::Take(HasRoom has_room, absl::Time now) {
  std::vector<Admission> admitted;
  if (now < next_take_) return admitted;
  next_take_ = now + kRetry;
  // Finds the number of turns that fit, in few calls: asking for each turn in addition to the earlier ones would take
  // quadratic time.
  size_t fitting = 0, beyond = 1;
  const size_t most = std::min(limit_, items_.size());
  while (beyond <= most && Fits(beyond, has_room)) {
    fitting = beyond;
    beyond *= 2;
  }
  beyond = std::min(beyond, most + 1);
  while (fitting + 1 < beyond) {
    const size_t middle = (fitting + beyond) / 2;
    (Fits(middle, has_room) ? fitting : beyond) = middle;
  }
  for (const auto& [caller, item] : NextTurns(fitting)) {
    served_ = caller;
    probe_ = item;
    Admit(item, admitted);
  }
  return admitted;
}

std::vector<WaitingRoom::Admission> WaitingRoom::TakeItem(const std::string& item) {
  std::vector<Admission> admitted;
  if (items_.contains(item)) Admit(item, admitted);
  return admitted;
}

void WaitingRoom::Full(absl::Time now) {
  limit_ = 1;
  probe_.clear();
  next_take_ = now + kRetry;
}

void WaitingRoom::Live(const sessions::Topic& topic) {
  if (limit_ == kUnlimited || topic.item != probe_) return;
  limit_ = limit_ < kMostInDoubt ? 2 * limit_ : kUnlimited;
  probe_.clear();
  Freed();
}

std::vector<sessions::Topic> WaitingRoom::WaitingFor(Reader* reader) const {
  const auto waiting = readers_.find(reader);
  if (waiting == readers_.end()) return {};
  return {waiting->second.begin(), waiting->second.end()};
}

// Callers take turns in order of name, from the one after the last served.
std::vector<WaitingRoom::Turn> WaitingRoom::NextTurns(size_t most) const {
  struct Rest {
    const std::string* caller;
    std::map<int64_t, std::string>::const_iterator next, end;
  };
  std::vector<Rest> rests;
  for (const auto& [caller, line] : lines_) rests.push_back({&caller, line.begin(), line.end()});
  const auto next = std::ranges::find_if(rests, [&](const Rest& rest) { return *rest.caller > served_; });
  std::rotate(rests.begin(), next, rests.end());
  std::vector<Turn> turns;
  absl::flat_hash_set<std::string> taken;
  while (!rests.empty()) {
    for (auto& [caller, next, end] : rests) {
      if (turns.size() == most) return turns;
      while (next != end && taken.contains(next->second)) ++next;  // another caller's turn gets it in
      if (next == end) continue;
      taken.insert(next->second);
      turns.push_back({*caller, next->second});
    }
    std::erase_if(rests, [](const Rest& rest) { return rest.next == rest.end; });
  }
  return turns;
}

bool WaitingRoom::Fits(size_t count, HasRoom has_room) const {
  std::vector<sessions::Topic> topics;
  for (const Turn& turn : NextTurns(count)) topics.push_back(items_.at(turn.item).topics.begin()->first);
  return has_room(topics);
}

void WaitingRoom::Admit(const std::string& name, std::vector<Admission>& admitted) {
  const auto found = items_.find(name);
  Item item = std::move(found->second);
  for (const auto& [topic, places] : item.topics) {
    Admission& admission = admitted.emplace_back(Admission{topic, {}});
    for (const Place& place : places) {
      admission.readers.push_back(place.reader);
      const auto waiting = readers_.find(place.reader);
      waiting->second.erase(topic);
      if (waiting->second.empty()) readers_.erase(waiting);
      LeaveLine(name, item, place.caller);
    }
  }
  items_.erase(found);
}

}  // namespace kiwoom::fanout
