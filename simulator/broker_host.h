#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "simulator/faults/admin.h"
#include "simulator/faults/fault.h"
#include "simulator/faults/fault_script.h"
#include "simulator/feed/feed.h"
#include "simulator/feed/pacer.h"
#include "simulator/feed/replay.h"
#include "simulator/market/market.h"
#include "simulator/market/market_clock.h"
#include "simulator/options.h"
#include "simulator/protocol/token_book.h"
#include "simulator/protocol/websocket_endpoint.h"
#include "simulator/rest/rest_endpoint.h"
#include "simulator/stats.h"
#include "simulator/transport/event_loop.h"
#include "simulator/transport/https_server.h"
#include "simulator/transport/tls_identity.h"
#include "simulator/transport/websocket_server.h"

namespace kiwoom::simulator {

// Connects the parts of the simulator on the single thread of its loop: market, sessions, REST, sockets and timers.
// Simulator owns it and gives other threads access to it.
class BrokerHost : public FaultTarget, public OrderTarget {
 public:
  explicit BrokerHost(Options options);
  ~BrokerHost() override { loop_.Stop(); }

  absl::Status Open();

  // May be called from any thread.
  void Call(const std::function<void()>& task) { loop_.Call(task); }
  const StatsBoard& stats() const { return stats_; }
  const Options& options() const { return options_; }
  const TlsIdentity& identity() const { return identity_; }
  uint16_t rest_port() const { return https_->port(); }
  uint16_t websocket_port() const { return websocket_->port(); }

  // The rest runs on the loop.
  std::vector<SessionView> sessions() const { return endpoint_.sessions(); }
  int64_t Step(int64_t count);
  std::optional<Order> PlaceOrder(const OrderRequest& request) override;
  std::optional<Order> CancelOrder(int64_t number) override;
  std::optional<size_t> AccountOf(const std::string& app_key) const override { return endpoint_.AccountOf(app_key); }
  const Account& account(size_t index) override { return market_.account(index); }
  void DropSessions(const std::string& app_key) override { endpoint_.DropSessions(app_key); }
  void CloseSessions(uint16_t code, std::string reason, const std::string& app_key) override {
    endpoint_.CloseSessions(code, reason, app_key);
  }
  void Mute(bool muted) override {
    endpoint_.Mute(muted);
    OnProtocolTime();
  }
  void RefuseRegistrations(Refusal refusal) override { endpoint_.faults().refusals.Set(std::move(refusal)); }
  void AcceptRegistrations() override { endpoint_.faults().refusals.Clear(); }
  void IgnoreRegistrations(std::set<std::string> items) override {
    endpoint_.faults().ignored.registrations = std::move(items);
  }
  void IgnoreRemovals(std::set<std::string> items) override { endpoint_.faults().ignored.removals = std::move(items); }
  void RepeatAnswers(absl::Duration delay, int times) override { endpoint_.RepeatAnswers(delay, times); }
  void RefuseLogins(int code, int times, const std::string& app_key) override {
    endpoint_.faults().refused_logins.Set({code, app_key}, times);
  }
  void RepeatTokens(bool repeat) override { tokens_.Repeat(repeat); }
  void EndSessions(std::string system_code, const std::string& app_key) override {
    endpoint_.EndSessions(system_code, app_key);
  }
  void LogInTwin(const std::string& app_key) override { endpoint_.LogInTwin(app_key); }
  void LogInTwinAfterLogins(absl::Duration pause, int times, const std::string& app_key) override {
    endpoint_.LogInTwinAfterLogins(pause, times, app_key);
  }
  void CutSessions(const std::string& app_key) override { endpoint_.CutSessions(app_key); }
  void ReadSessions(bool read, const std::string& app_key) override { endpoint_.Read(read, app_key); }
  void DeclineHandshakes(int status, int times) override { endpoint_.DeclineHandshakes(status, times); }
  void RefuseConnections(bool refuse) override { endpoint_.RefuseConnections(refuse); }
  void PushFrame(std::string text) override { endpoint_.PushFrame(text); }
  void DistortFrames(FrameForm form, int frames) override { endpoint_.DistortFrames(form, frames); }
  void MergeRows(int rows) override { endpoint_.MergeRows(rows); }
  void AddUnknownKeys(UnknownKeys keys, int rows) override { feed_.extras().AddUnknownKeys(keys, rows); }
  void RespellItems(std::string item, int rows) override { feed_.RespellItems(std::move(item), rows); }
  void ExpireTokens() override { tokens_.ExpireAll(); }
  void RefuseTokens(int code) override { rest_.RefuseTokens(code); }
  void DistortAnswers(const std::string& tr, const Distortion& distortion) override {
    rest_.distortions().Set(tr, distortion);
  }
  void RestoreAnswers(const std::string& tr) override { rest_.distortions().Clear(tr); }
  void SetRowsPerSecond(double rows_per_second) override {
    pacer_.SetRate(rows_per_second);
    last_tick_ = absl::Now();
    OnFeedTime();
  }

 private:
  // How long the market's clock has run.
  absl::Duration Elapsed(absl::Time now) const {
    return options_.step_time > absl::ZeroDuration() ? steps_ * options_.step_time : now - started_;
  }
  absl::Time MarketTime(absl::Time now) const { return clock_.At(Elapsed(now)); }
  HttpReply OnHttp(const ReceivedRequest& request);
  void OnRegistered(Connection& connection, const Registered& registered);
  void OnProtocolTime();
  void OnFeedTime();
  // Time until the next timed event, by the wall clock.
  absl::Duration UntilDue(absl::Time now) const;
  void OnReplayTime();
  void OnFaultTime();
  void CountDeliveries(int64_t deliveries);

  // The order matters: the first member is destroyed last.
  const Options options_;
  const absl::Time started_;
  const MarketClock clock_;
  int64_t steps_ = 0;
  TlsIdentity identity_;
  StatsBoard stats_;
  TokenBook tokens_;
  Market market_;
  WebSocketEndpoint endpoint_;
  Feed feed_;
  RestEndpoint rest_;
  Replay replay_;
  FaultScript faults_;
  Pacer pacer_;
  absl::Time last_tick_;
  EventLoop loop_;
  EventLoop::Alarm protocol_alarm_;
  EventLoop::Alarm feed_alarm_;
  EventLoop::Alarm replay_alarm_;
  EventLoop::Alarm fault_alarm_;
  std::unique_ptr<HttpsServer> https_;
  std::unique_ptr<WebSocketServer> websocket_;
};

}  // namespace kiwoom::simulator
