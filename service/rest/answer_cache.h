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

// The latest answers, for queries that accept one of a certain age. Bounded by bytes: what was used longest ago goes
// first. Pure logic on one thread, with monotonic time.
class AnswerCache {
 public:
  explicit AnswerCache(size_t most_bytes) : most_bytes_(most_bytes) {}

  // An answer of at most that age; null if there is none.
  std::shared_ptr<const RestAnswer> Find(std::string_view key, absl::Duration max_age, absl::Time now);
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
  std::list<Entry> entries_;  // the one used last in front
  absl::flat_hash_map<std::string_view, std::list<Entry>::iterator> by_key_;
};

}  // namespace kiwoom::rest
