#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"

namespace kiwoom::fanout {

struct Channel;

// Rows that arrived before the answer to their registration: they wait until their epoch is known. All topics share one
// buffer, so their rows are released in the order in which they arrived. When it is full, the newest rows are dropped,
// and the readers of their topics are told.
class EarlyRows {
 public:
  static constexpr size_t kMostBytes = size_t{16} << 20;
  static constexpr size_t kMostMarks = 1000;  // later ones become one with the last
  static constexpr size_t kRowBytes = 128;    // charged for each row in addition to its bytes

  struct Row {
    Channel* channel;
    std::string item;
    std::string message;
    absl::Time received;
    size_t marks = 0;  // the number of unreadable messages that came before it
  };
  // A period in which rows of any topic may be missing.
  struct Hole {
    absl::Time from, until;
  };
  // Rows of one topic that were dropped.
  struct Loss {
    uint64_t rows = 0;
    absl::Time from, until;  // when the first and the last of them arrived
  };

  void Add(Channel& channel, std::string_view item, std::string_view message, absl::Time received);
  // The waiting rows of these topics, in order of arrival.
  std::vector<Row> Take(std::span<Channel* const> channels);
  // What was dropped of the topic since the last call.
  Loss TakeLoss(const Channel& channel);
  // A message could not be read: rows of any of the waiting topics may be missing behind those that wait now.
  void AddMark(absl::Time from, absl::Time until);
  // What may be missing between two rows with these numbers of marks.
  std::optional<Hole> HoleBetween(size_t marks, size_t later_marks) const;
  size_t marks() const { return mark_count_; }
  // The rows of these topics belong to no registration that anybody waits for.
  void Forget(std::span<Channel* const> channels);

  size_t bytes() const { return bytes_; }

 private:
  struct Tally {
    size_t waiting = 0;
    Loss loss;
  };

  static size_t Charge(const Row& row) { return row.item.size() + row.message.size() + kRowBytes; }

  std::deque<Row> rows_;     // in order of arrival
  std::vector<Hole> marks_;  // while rows wait
  size_t mark_count_ = 0;
  size_t bytes_ = 0;
  absl::flat_hash_map<const Channel*, Tally> tallies_;
};

}  // namespace kiwoom::fanout
