#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "codec/anomaly.h"
#include "service/loop/io_worker.h"
#include "service/rest/quota.h"
#include "service/rest/rest_client.h"
#include "service/rest/scheduler.h"
#include "service/rest/token_source.h"
#include "service/transport/https_dialer.h"
#include "service/transport/test_server.h"

namespace kiwoom::rest {

// The lines that the gateway would log about the broker's answers. Thread-safe.
class AnomalyLines final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override;
  std::vector<std::string> lines() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;  // guarded by the mutex
};

struct RestStackOptions {
  RestOptions client;
  TokenSourceOptions tokens;
  SchedulerOptions queries;
  broker::Rate rate = {.per_second = 1000, .burst = 1000};
};

// The whole REST side of one app key, wired as the gateway wires it, in front of a server. Its destruction stops the
// worker in the middle of whatever it does, as the gateway does when it ends.
class RestStack {
 public:
  static constexpr char kAppKey[] = "APP-KEY-0123456789";
  static constexpr char kSecretKey[] = "SECRET-KEY-9876543210";

  RestStack(const RestStackOptions& options, const transport::TestServer& server);
  ~RestStack() { Stop(); }

  // Nothing happens any more, whatever was under way.
  void Stop() { worker_.Stop(); }

  // Asks and waits for the answer.
  absl::StatusOr<RestAnswer> Ask(RestQuery query);

  RestClient& client() { return client_; }
  TokenSource& tokens() { return tokens_; }
  loop::Worker& worker() { return worker_; }
  std::vector<std::string> anomalies() const { return anomalies_.lines(); }

 private:
  loop::IoWorker worker_;
  AnomalyLines anomalies_;
  transport::HttpsDialer dialer_;
  Quota quota_;
  Scheduler token_requests_;
  Scheduler queries_;
  TokenSource tokens_;
  RestClient client_;
};

}  // namespace kiwoom::rest
