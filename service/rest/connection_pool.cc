#include "service/rest/connection_pool.h"

#include <algorithm>
#include <utility>

namespace kiwoom::rest {

bool ConnectionPool::MayUse(const codec::Tr& tr) const {
  const auto busy = busy_by_tr_.find(&tr);
  if (busy == busy_by_tr_.end()) return static_cast<int>(busy_.size()) < 2 * options_.most_connections;
  return busy->second < Free();
}

bool ConnectionPool::WantsMore(int waiting, int without) const {
  const int total = static_cast<int>(size()) + dialling_;
  const int ready = static_cast<int>(idle_.size()) + dialling_;
  if (total < options_.most_connections) return ready < waiting;
  return total < 2 * options_.most_connections && ready < without;
}

void ConnectionPool::Dialled(std::unique_ptr<transport::HttpConnection> connection, absl::Time now) {
  --dialling_;
  idle_.push_back({std::move(connection), now});
}

bool ConnectionPool::HasUsable() {
  while (!idle_.empty() && !idle_.back().connection->Usable()) idle_.pop_back();
  return !idle_.empty();
}

transport::HttpConnection& ConnectionPool::Take(const codec::Tr& tr) {
  std::unique_ptr<transport::HttpConnection> connection = std::move(idle_.back().connection);
  idle_.pop_back();
  transport::HttpConnection& taken = *connection;
  busy_.emplace(&taken, Busy{std::move(connection), &tr});
  ++busy_by_tr_[&tr];
  return taken;
}

void ConnectionPool::Release(transport::HttpConnection& connection, absl::Time now) {
  Busy busy = TakeOut(connection);
  if (busy.connection->Usable()) idle_.push_back({std::move(busy.connection), now});
}

void ConnectionPool::Close(transport::HttpConnection& connection) { TakeOut(connection); }

absl::Time ConnectionPool::CloseIdle(absl::Time now) {
  std::erase_if(idle_, [&](const Idle& idle) { return idle.since + options_.idle_limit <= now; });
  absl::Time next = absl::InfiniteFuture();
  for (const Idle& idle : idle_) next = std::min(next, idle.since + options_.idle_limit);
  return next;
}

ConnectionPool::Busy ConnectionPool::TakeOut(transport::HttpConnection& connection) {
  const auto found = busy_.find(&connection);
  Busy busy = std::move(found->second);
  busy_.erase(found);
  if (--busy_by_tr_[busy.tr] == 0) busy_by_tr_.erase(busy.tr);
  return busy;
}

int ConnectionPool::Free() const { return options_.most_connections - static_cast<int>(busy_.size()); }

}  // namespace kiwoom::rest
