#pragma once

#include <memory>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

struct PoolOptions {
  int most_connections = 16;                      // and one for each further TR that has none, up to as many again
  absl::Duration idle_limit = absl::Seconds(30);  // a connection that idles longer is closed
};

// The connections of one Scheduler: which are idle, which TRs use the others, and whether another may be dialled. The
// pool grows with the number of waiting requests and shrinks when connections are idle.
//
// No TR takes all connections: each may use at most as many as it leaves free. Of 16, a TR that hangs takes 8, a second
// one 4, and so on. A TR that has none may have one beyond the bound.
class ConnectionPool {
 public:
  explicit ConnectionPool(PoolOptions options) : options_(options) {}

  // Whether the TR may use one more connection, be it idle or yet to be dialled.
  bool MayUse(const codec::Tr& tr) const;
  // Whether it has no busy connection.
  bool HasNone(const codec::Tr& tr) const { return !busy_by_tr_.contains(&tr); }
  // Whether another connection should be dialled, if so many TRs wait that may have one, `without` of which have none.
  bool WantsMore(int waiting, int without) const;

  void Dialling() { ++dialling_; }
  void DialFailed() { --dialling_; }
  void Dialled(std::unique_ptr<transport::HttpConnection> connection, absl::Time now);

  // Whether an idle connection is usable now. Closes unusable ones on the way.
  bool HasUsable();
  // Takes the idle connection that was used last and marks it as busy with the TR. Call HasUsable first.
  transport::HttpConnection& Take(const codec::Tr& tr);
  // Its exchange is over. It becomes idle if it is still usable; else it is closed.
  void Release(transport::HttpConnection& connection, absl::Time now);
  // Its exchange is cancelled. Closes it.
  void Close(transport::HttpConnection& connection);

  // Closes connections that have been idle too long. Returns when to call it again.
  absl::Time CloseIdle(absl::Time now);

  bool has_idle() const { return !idle_.empty(); }  // usable or not
  bool empty() const { return idle_.empty() && busy_.empty(); }
  int dialling() const { return dialling_; }
  size_t size() const { return idle_.size() + busy_.size(); }

 private:
  struct Idle {
    std::unique_ptr<transport::HttpConnection> connection;
    absl::Time since;
  };
  struct Busy {
    std::unique_ptr<transport::HttpConnection> connection;
    const codec::Tr* tr;
  };

  Busy TakeOut(transport::HttpConnection& connection);
  int Free() const;

  const PoolOptions options_;
  int dialling_ = 0;
  std::vector<Idle> idle_;  // the one that was used last is at the end
  absl::flat_hash_map<transport::HttpConnection*, Busy> busy_;
  absl::flat_hash_map<const codec::Tr*, int> busy_by_tr_;
};

}  // namespace kiwoom::rest
