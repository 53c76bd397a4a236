#include "service/rest/rest_clients.h"

#include <utility>

namespace kiwoom::rest {

RestClient::Pending RestClients::Query(RestQuery query, loop::Executor executor, Callback callback) {
  RestClient::AskerPtr asker = RestClient::MakeAsker(std::move(query), std::move(executor), std::move(callback));
  worker_.Post([this, asker] { Begin(asker); });
  return RestClient::Pending(worker_, std::move(asker));
}

void RestClients::Begin(const RestClient::AskerPtr& asker) {
  if (asker->told) return;
  const size_t chosen = Choose(asker->query);
  if (clients_[chosen]->TellIfLate(asker)) return;
  std::vector<std::string> keys;  // at each client
  for (RestClient* const client : clients_) keys.push_back(client->KeyOf(asker->query));
  if (asker->query.max_age > absl::ZeroDuration()) {
    for (RestClient* const client : clients_) client->cached_ = true;
    const size_t newest = Newest(keys);
    if (clients_[newest]->AnswerFromCache(asker, keys[newest])) return;
  }
  const RestClient::Readiness readiness = clients_[chosen]->readiness();
  for (size_t i = 0; i < clients_.size(); ++i) {
    if (clients_[i]->readiness() == readiness && clients_[i]->JoinFlight(asker, keys[i])) return;
  }
  turn_ = (chosen + 1) % clients_.size();
  clients_[chosen]->Launch(asker, std::move(keys[chosen]));
}

size_t RestClients::Choose(const RestQuery& query) const {
  size_t best = turn_;
  RestClient::Readiness best_readiness = clients_[best]->readiness();
  absl::Time best_time = clients_[best]->outbox_.Earliest(*query.tr, query.caller);
  for (size_t step = 1; step < clients_.size(); ++step) {
    const size_t place = (turn_ + step) % clients_.size();
    const RestClient::Readiness readiness = clients_[place]->readiness();
    const absl::Time time = clients_[place]->outbox_.Earliest(*query.tr, query.caller);
    if (readiness < best_readiness || (readiness == best_readiness && time >= best_time)) continue;
    best = place;
    best_readiness = readiness;
    best_time = time;
  }
  return best;
}

size_t RestClients::Newest(const std::vector<std::string>& keys) const {
  size_t newest = 0;
  absl::Time newest_time = absl::InfinitePast();
  for (size_t i = 0; i < clients_.size(); ++i) {
    const absl::Time received = clients_[i]->cache_.Received(keys[i]);
    if (received <= newest_time) continue;
    newest = i;
    newest_time = received;
  }
  return newest;
}

}  // namespace kiwoom::rest
