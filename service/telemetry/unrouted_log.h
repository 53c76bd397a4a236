#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/telemetry/repetition.h"

namespace kiwoom::telemetry {

// Counts the rows that no stream has subscribed to, by type. Logs the first of each type and item, and then at most one
// a minute: the broker may spell an item differently from the subscription, whose reader then waits in vain.
//
// Rows that arrive while the broker removes a registration are normal. They are counted, but not logged.
// Single-threaded.
class UnroutedLog {
 public:
  // Further pairs of a type and an item share one line, because items come from outside.
  static constexpr size_t kMostSpellings = 50;

  // How long rows of a topic remain normal after its last reader left: at least this, at most twice. A REMOVE waits its
  // turn, and is not answered at once.
  static constexpr absl::Duration kGrace = absl::Minutes(1);

  // Topics to remember for that time. If more are left, no row is logged until they are forgotten.
  static constexpr size_t kMostLeft = 20'000;

  // Removes secrets from an item.
  using Redact = std::function<std::string(std::string_view)>;

  UnroutedLog(LogWriter write, Redact redact) : write_(std::move(write)), redact_(std::move(redact)) {}

  // No stream subscribes to this type and item any more; the broker is about to be told. The item is empty for types
  // that are registered without items.
  void OnLeft(const codec::Tr& tr, std::string_view item, absl::Time now);

  // A row reached nobody. `item` is the row's own.
  void Add(const codec::Tr& tr, std::string_view item, absl::Time now);

  uint64_t total() const { return total_; }
  uint64_t CountOf(const codec::Tr& tr) const;

 private:
  // The topics that were left in one span of kGrace, as hashes.
  struct Left {
    absl::flat_hash_set<uint64_t> topics;
    bool overfull = false;

    bool Has(uint64_t topic) const { return overfull || topics.contains(topic); }
  };

  // Forgets the topics whose time is over.
  void Forget(absl::Time now);
  std::string Describe(const codec::Tr& tr, std::string_view item) const;

  const LogWriter write_;
  const Redact redact_;
  Left now_, before_;  // left in the current span, and in the one before
  absl::Time next_span_ = absl::InfinitePast();
  std::map<std::pair<std::string_view, std::string>, Repetition> spellings_;  // by TR code and item
  Repetition rest_;
  std::map<std::string_view, uint64_t> counts_;  // by TR code
  uint64_t total_ = 0;
};

}  // namespace kiwoom::telemetry
