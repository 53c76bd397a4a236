#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Which session each topic of market data is on, by the number of the session. All types of an item are on the same
// session, because the broker counts items. Types of the whole market have no item: each is placed by itself.
class Placements {
 public:
  // "005930", or "type 0s" for a type of the whole market.
  static std::string KeyOf(const Topic& topic);

  std::optional<size_t> Find(const std::string& key) const;
  bool Contains(const Topic& topic) const;
  // Requires that the topic's key is on no other session.
  void Add(const Topic& topic, size_t session);
  // Returns its session; nothing if the topic was on none.
  std::optional<size_t> Remove(const Topic& topic);

  // The topics that share the key, in order.
  std::vector<Topic> TopicsOf(const std::string& key) const;
  // In order.
  std::vector<std::string> KeysOn(size_t session) const;
  bool IsEmpty(size_t session) const { return session >= counts_.size() || counts_[session] == 0; }

 private:
  struct Place {
    explicit Place(size_t session) : session(session) {}
    size_t session;
    std::set<Topic> topics;
  };
  std::map<std::string, Place> places_;
  std::vector<size_t> counts_;  // keys by session
};

}  // namespace kiwoom::sessions
