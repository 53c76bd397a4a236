#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "absl/time/time.h"
#include "service/metrics/snapshot.h"

namespace kiwoom::admin {

// Gets snapshots of the gateway for the admin thread. However many ask, only one snapshot is under way at a time, so
// visitors cost the gateway's loop little, and nothing piles up if it does not turn.
class SnapshotDesk {
 public:
  // Called once, on any thread.
  using Done = std::function<void(metrics::Snapshot snapshot)>;
  // Asks for a snapshot.
  using Source = std::function<void(Done done)>;
  // Null: no snapshot came in time.
  using Callback = std::function<void(const metrics::Snapshot* snapshot)>;

  static constexpr absl::Duration kTimeout = absl::Seconds(2);

  // Everything but Done runs on the thread of `io`.
  SnapshotDesk(std::shared_ptr<boost::asio::io_context> io, Source source, absl::Duration timeout = kTimeout)
      : io_(std::move(io)), source_(std::move(source)), timeout_(timeout) {}

  void Ask(Callback callback);

 private:
  struct Visitor {
    Callback callback;
    boost::asio::steady_timer deadline;
  };

  void OnSnapshot(const metrics::Snapshot& snapshot);

  const std::shared_ptr<boost::asio::io_context> io_;  // shared with Done, which may come late
  const Source source_;
  const absl::Duration timeout_;
  std::map<uint64_t, Visitor> visitors_;
  uint64_t asked_for_ = 0;  // visitors so far
  bool asked_ = false;
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>();
};

}  // namespace kiwoom::admin
