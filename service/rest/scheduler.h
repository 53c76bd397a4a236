#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "service/loop/worker.h"
#include "service/rest/connection_pool.h"
#include "service/rest/fair_queue.h"
#include "service/rest/outbox.h"
#include "service/rest/quota.h"
#include "service/transport/http.h"

namespace kiwoom::rest {

struct SchedulerOptions {
  PoolOptions pool;
  absl::Duration dial_timeout = absl::Seconds(10);
  absl::Duration redial_pause = absl::Milliseconds(250);  // after a failed dial
  size_t most_waiting = 10'000;
};

// Decides which request is written next, and only when it can be written: when a connection is ready and the quota has
// room. A request that is cancelled before then costs nothing, and no request uses up quota while it waits for a
// connection.
//
// A request that, judging by the quota and the usual latency of its TR, cannot be answered in time fails at once. If no
// connection can be made, all waiting requests fail.
class Scheduler final : public Outbox {
 public:
  // The arguments must outlive the scheduler, and the scheduler must outlive the worker's tasks. Several schedulers may
  // share a quota.
  Scheduler(SchedulerOptions options, Quota& quota, transport::HttpDialer& dialer, loop::Worker& worker)
      : options_(options), quota_(quota), dialer_(dialer), worker_(worker), pool_(options.pool) {}

  Id Add(OutgoingRequest request, Callback callback) override;
  bool Extend(Id request, absl::Time deadline, const std::string& caller) override;
  void Cancel(Id request) override;
  absl::Time Earliest(const codec::Tr& tr, const std::string& caller) const override;
  void OnLimit(const codec::Tr& tr, LimitScope scope, absl::Duration pause) override;
  void SetGate(absl::AnyInvocable<bool()> open) override { open_ = std::move(open); }
  void Pump() override;

 private:
  struct Entry {
    OutgoingRequest request;
    Callback callback;
    transport::HttpConnection* connection = nullptr;  // null: it waits
    absl::Time added;
    absl::Time sent;
    bool sent_again = false;  // the first connection was closed before the write
    Quota::Places places;
    absl::Status failure;  // will be reported by a posted task
  };

  bool WriteNext(absl::Time now);
  void Dial(absl::Time now);
  void OnDialled(absl::StatusOr<std::unique_ptr<transport::HttpConnection>> connection);
  void OnResponse(Id id, absl::StatusOr<transport::HttpResponse> response);
  void Expire(absl::Time now);
  void Wake(absl::Time now);

  // OK if the request can be answered before its deadline although `ahead` others go first; else the error that says
  // why not.
  absl::Status InTime(const OutgoingRequest& request, int64_t ahead, absl::Time now) const;
  // The error of a request whose turn would come too late.
  absl::Status TooLate(const OutgoingRequest& request, absl::Time turn, absl::Time now) const;
  absl::Duration LatencyOf(const codec::Tr& tr) const;
  // Withdraws the request and reports `status` from a posted task.
  void Fail(Id id, absl::Status status);
  // Removes the request from the queue, and closes its connection if it has been sent.
  void Withdraw(Id id, Entry& entry);

  const SchedulerOptions options_;
  Quota& quota_;
  transport::HttpDialer& dialer_;
  loop::Worker& worker_;
  ConnectionPool pool_;
  FairQueue queue_;
  std::map<Id, Entry> entries_;
  std::set<std::pair<absl::Time, Id>> deadlines_;
  absl::flat_hash_map<const codec::Tr*, absl::Duration> latencies_;  // smoothed
  Id last_id_ = 0;
  absl::AnyInvocable<bool()> open_ = [] { return true; };
  int failed_dials_ = 0;  // in a row
  absl::Time redial_at_ = absl::InfinitePast();
  absl::Time wake_at_ = absl::InfiniteFuture();
};

}  // namespace kiwoom::rest
