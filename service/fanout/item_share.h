#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"

namespace kiwoom::fanout {

// Limits the share of the broker's connections that one caller may take: how many different items its readers want, of
// all types and in all its streams together. Each topic of each reader takes its item and releases it when the reader
// gives up the topic. Topics that wait for room count, too: otherwise a caller could exceed its share when they get in,
// and wait for any number. Items without a name (market and account types) need no room and are not counted.
// Single-threaded.
class ItemShare {
 public:
  // Returns false and changes nothing if the caller would have more than `most` different items. 0: no limit.
  bool Take(const std::string& caller, const std::string& item, int most);
  // Once per successful Take.
  void Release(const std::string& caller, const std::string& item);

  // Different items of the caller.
  int Held(const std::string& caller) const;

 private:
  using Uses = absl::flat_hash_map<std::string, int>;  // item → topics and readers, none of them zero

  absl::flat_hash_map<std::string, Uses> callers_;  // only those with items
};

}  // namespace kiwoom::fanout
