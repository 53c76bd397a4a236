#pragma once

#include <memory>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "codec/table.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

struct PoolOptions {
  int most_connections = 16;
  absl::Duration idle_limit = absl::Seconds(30);  // a connection that idles longer is closed
};

// The connections of one Scheduler: which are idle, which are busy with which TR, and whether another may be dialled.
// It grows with what waits and shrinks as connections idle.
//
// No TR takes all connections: one may have no more busy connections than are left for the others. With 16 a TR that
// hangs takes 8, a second one 4, and so on, so that the next TR always finds one.
class ConnectionPool {
 public:
  explicit ConnectionPool(PoolOptions options) : options_(options) {}

  // Whether the TR may have a connection, idle or dialled.
  bool MayUse(const codec::Tr& tr) const;
  // Whether another connection should be dialled for `waiting` requests.
  bool WantsMore(int waiting) const;

  void Dialling() { ++dialling_; }
  void DialFailed() { --dialling_; }
  void Dialled(std::unique_ptr<transport::HttpConnection> connection, absl::Time now);

  // Whether one idles that is usable now. Those that are not are closed.
  bool HasUsable();
  // The idle connection that was used last, now busy with the TR. To be called after HasUsable.
  transport::HttpConnection& Take(const codec::Tr& tr);
  // Its exchange is over: idle if it is still usable, else closed.
  void Release(transport::HttpConnection& connection, absl::Time now);
  // Its exchange is given up: closed.
  void Close(transport::HttpConnection& connection);

  // Closes what has idled too long. Returns when to call it again.
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
  std::vector<Idle> idle_;  // the one used last at the end
  absl::flat_hash_map<transport::HttpConnection*, Busy> busy_;
  absl::flat_hash_map<const codec::Tr*, int> busy_by_tr_;
};

}  // namespace kiwoom::rest
