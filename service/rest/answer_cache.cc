#include "service/rest/answer_cache.h"

#include <utility>

namespace kiwoom::rest {
namespace {

constexpr size_t kOverhead = 256;  // bytes of an entry besides its key and strings

}  // namespace

std::shared_ptr<const RestAnswer> AnswerCache::Find(std::string_view key, absl::Duration max_age, absl::Time now) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end() || now - found->second->received > max_age) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

absl::Time AnswerCache::Received(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? absl::InfinitePast() : found->second->received;
}

void AnswerCache::Put(std::string key, std::shared_ptr<const RestAnswer> answer, absl::Time now) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) Erase(found->second);
  const size_t bytes = key.size() + answer->message.size() + answer->next_key.size() + kOverhead;
  if (bytes > most_bytes_) return;
  entries_.push_front({std::move(key), std::move(answer), now, bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > most_bytes_) Erase(std::prev(entries_.end()));
}

void AnswerCache::Erase(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

}  // namespace kiwoom::rest
