#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/time/time.h"
#include "service/sessions/topic.h"

namespace kiwoom::fanout {

class Reader;

// Interests that wait until the broker's connections have room for them. Room is counted in different items: a further
// type of a registered item needs none. So the room admits items, each with all topics that wait for it.
//
// Callers take turns, by name, so one with thousands of waiting items delays another only by one. The items of a caller
// go in the order in which they came. All items need the same room, so nothing is overtaken for being too big.
//
// The broker's limit may be lower than the configured one, and a refused REG costs several more to find the topics that
// do not fit. So once the broker has refused an item for lack of room, only one is admitted, then two, four and so on
// as long as they get in.
//
// Readers are only identified here, never used. Times are steady; no I/O, single-threaded.
class WaitingRoom {
 public:
  // Between two attempts if nothing leaves.
  static constexpr absl::Duration kRetry = absl::Seconds(30);

  // A topic to register now, and the readers that waited for it, in the order of arrival.
  struct Admission {
    sessions::Topic topic;
    std::vector<Reader*> readers;

    friend bool operator==(const Admission&, const Admission&) = default;
  };

  // Whether all of these can be registered in addition to what is registered.
  using HasRoom = absl::FunctionRef<bool(std::span<const sessions::Topic>)>;

  // Does nothing if the reader waits for the topic already.
  void Add(Reader* reader, const std::string& caller, const sessions::Topic& topic) {
    Enter(reader, caller, topic, ++back_);
  }
  // Likewise for an admitted topic that the broker refused for lack of room. Its item goes first among its caller's.
  void PutBack(Reader* reader, const std::string& caller, const sessions::Topic& topic) {
    Enter(reader, caller, topic, --front_);
  }
  // The reader no longer wants the topic. Returns false if it did not wait for it.
  bool Remove(Reader* reader, const sessions::Topic& topic);
  void RemoveAll(Reader* reader);
  // Whether anybody waits for the topic.
  bool Contains(const sessions::Topic& topic) const {
    const auto found = items_.find(topic.item);
    return found != items_.end() && found->second.topics.contains(topic);
  }

  // When to call Take; infinitely late if nothing waits.
  absl::Time NextTake() const { return items_.empty() ? absl::InfiniteFuture() : next_take_; }
  // Removes and returns the topics to register now, in the order of their turns. Empty before NextTake.
  std::vector<Admission> Take(HasRoom has_room, absl::Time now);
  // Likewise for the topics of one item, because another of its types was just registered. They need no turn.
  std::vector<Admission> TakeItem(const std::string& item);

  // Something left a connection, or a connection is new: Take need not wait for the next attempt.
  void Freed() { next_take_ = absl::InfinitePast(); }
  // The broker refused a topic for lack of room.
  void Full(absl::Time now);
  // An admitted topic is live. Other topics may be passed, too.
  void Live(const sessions::Topic& topic);

  // Sorted.
  std::vector<sessions::Topic> WaitingFor(Reader* reader) const;
  // Different items that wait.
  size_t size() const { return items_.size(); }

 private:
  static constexpr size_t kUnlimited = std::numeric_limits<size_t>::max();
  // Beyond this many items at once, the broker's limit is not in doubt any more.
  static constexpr size_t kMostInDoubt = 64;

  struct Place {
    Reader* reader;
    std::string caller;
  };
  // An item in the line of one caller.
  struct Stand {
    int64_t number;  // in the line
    size_t places;   // readers and topics that share it
  };
  struct Item {
    std::map<sessions::Topic, std::vector<Place>> topics;
    std::map<std::string, Stand> stands;  // by caller
  };
  struct Turn {
    std::string caller;
    std::string item;
  };

  void Enter(Reader* reader, const std::string& caller, const sessions::Topic& topic, int64_t number);
  void LeaveLine(const std::string& name, Item& item, const std::string& caller);
  std::vector<Turn> NextTurns(size_t most) const;
  bool Fits(size_t count, HasRoom has_room) const;
  void Admit(const std::string& name, std::vector<Admission>& admitted);

  std::map<std::string, Item> items_;
  std::map<std::string, std::map<int64_t, std::string>> lines_;  // by caller: items by number
  absl::flat_hash_map<Reader*, std::set<sessions::Topic>> readers_;
  std::string served_;  // the caller that had the last turn
  int64_t back_ = 0;    // the last number at the end of the lines, and the last in front
  int64_t front_ = 0;
  absl::Time next_take_ = absl::InfinitePast();
  size_t limit_ = kUnlimited;  // of the next Take
  std::string probe_;          // while limited: the item that was admitted last
};

}  // namespace kiwoom::fanout
