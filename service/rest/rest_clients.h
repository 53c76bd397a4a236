#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/statusor.h"
#include "service/loop/executor.h"
#include "service/loop/worker.h"
#include "service/rest/rest_client.h"

namespace kiwoom::rest {

// The clients of several app keys, for queries that any of them may answer.
//
// A query goes to the client that would send it earliest: equal clients take turns, in the given order. A client whose
// key is refused is used only if all are, and one without a token only if no other has one. Before that, a query shares
// what there is, as with a single client: the newest answer that is recent enough, whichever client got it, or an equal
// query under way at a client that could also take a new one.
//
// The choice is made on the worker, where all that it depends on lives, so a query costs no more posts than at a single
// client. Thread-safe like RestClient. Must outlive the worker's tasks.
class RestClients {
 public:
  // Also gets the client that answered or failed.
  using Callback = absl::AnyInvocable<void(RestClient&, absl::StatusOr<RestAnswer>)>;

  // At least one. All have the same worker.
  explicit RestClients(std::vector<RestClient*> clients)
      : clients_(std::move(clients)), worker_(clients_.front()->worker_) {}

  // Calls `callback` through `executor`.
  [[nodiscard]] RestClient::Pending Query(RestQuery query, loop::Executor executor, Callback callback);

 private:
  void Begin(const RestClient::AskerPtr& asker);
  // The place of the client that a new request goes to.
  size_t Choose(const RestQuery& query) const;
  // The client with the newest answer; any if there is none.
  size_t Newest(const std::vector<std::string>& keys) const;

  const std::vector<RestClient*> clients_;
  loop::Worker& worker_;
  size_t turn_ = 0;  // the place of the client that is chosen among equals
};

}  // namespace kiwoom::rest
