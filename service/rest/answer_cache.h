#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "service/rest/rest_answer.h"

namespace kiwoom::rest {

// The latest answers, for queries that accept one up to a certain age. Its size in bytes is bounded: the least recently
// used answers are removed first. Pure logic on one thread, with monotonic time.
class AnswerCache {
 public:
  explicit AnswerCache(size_t most_bytes) : most_bytes_(most_bytes) {}

  // An answer that is at most that old; null if there is none.
  std::shared_ptr<const RestAnswer> Find(std::string_view key, absl::Duration max_age, absl::Time now);
  // When the answer was put there; the infinite past if there is none.
  absl::Time Received(std::string_view key) const;
  void Put(std::string key, std::shared_ptr<const RestAnswer> answer, absl::Time now);

  size_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const RestAnswer> answer;
    absl::Time received;
    size_t bytes;
  };

  void Erase(std::list<Entry>::iterator entry);

  size_t most_bytes_;
  size_t bytes_ = 0;
  std::list<Entry> entries_;  // the most recently used one first
  absl::flat_hash_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace kiwoom::rest
