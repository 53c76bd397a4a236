#include "service/fanout/reader_list.h"

#include <utility>

#include "service/fanout/subscription_id.h"

namespace kiwoom::fanout {

Reader* ReaderList::Open(ReaderOptions options, absl::Time now, std::function<void()> on_readable) {
  const uint64_t number = opened_++;
  std::string id = SubscriptionId(uint64_t{random_()} << 32 | random_(), number);
  by_id_[id] = number;
  auto& reader = readers_[number];
  reader = std::make_unique<Reader>(std::move(id), std::move(options), now, std::move(on_readable));
  return reader.get();
}

void ReaderList::Close(const Reader& reader) {
  const auto found = by_id_.find(reader.id());
  const uint64_t number = found->second;
  by_id_.erase(found);
  readers_.erase(number);
}

Reader* ReaderList::Find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : readers_.at(found->second).get();
}

}  // namespace kiwoom::fanout
