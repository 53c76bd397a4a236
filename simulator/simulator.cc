#include "simulator/simulator.h"

#include <cmath>
#include <utility>

#include "generated/registry.h"
#include "simulator/faults/admin.h"
#include "simulator/faults/fault.h"
#include "simulator/faults/fault_script.h"
#include "simulator/feed/feed.h"
#include "simulator/feed/pace.h"
#include "simulator/feed/replay.h"
#include "simulator/market/market.h"
#include "simulator/protocol/broker.h"
#include "simulator/protocol/token_book.h"
#include "simulator/rest/rest_endpoint.h"
#include "simulator/transport/event_loop.h"
#include "simulator/transport/https_server.h"
#include "simulator/transport/tls_identity.h"
#include "simulator/transport/websocket_server.h"

namespace kiwoom::simulator {
namespace {

// As fast as possible: rows between two looks at the sockets, and texts that may wait for one of them.
constexpr int64_t kBurst = 256;
constexpr size_t kQueueLimit = 1'024;
constexpr absl::Duration kIdleWait = absl::Milliseconds(2);

std::span<const runtime::Tr* const> TrsOf(const Options& options) {
  return options.trs.empty() ? generated::Trs() : options.trs;
}

}  // namespace

// Everything, on one thread. What stands first is destroyed last.
class Simulator::Impl : public FaultTarget {
 public:
  explicit Impl(Options options)
      : options_(std::move(options)),
        started_(absl::Now()),
        tokens_(options_.habits, options_.seed),
        market_(options_.seed, options_.account, MarketTime(started_)),
        broker_(options_.habits, tokens_, TrsOf(options_), stats_),
        feed_(options_.seed, options_.habits, TrsOf(options_), market_, broker_),
        rest_(options_.habits, {options_.app_key, options_.secret_key}, options_.page_size, TrsOf(options_), tokens_,
              market_, stats_),
        pace_(options_.rows_per_second),
        last_tick_(started_),
        protocol_alarm_(loop_, [this] { OnProtocolTime(); }),
        feed_alarm_(loop_, [this] { OnFeedTime(); }),
        replay_alarm_(loop_, [this] { OnReplayTime(); }),
        fault_alarm_(loop_, [this] { OnFaultTime(); }) {
    broker_.set_on_registered(
        [this](Connection& connection, const Registered& registered) { OnRegistered(connection, registered); });
  }

  ~Impl() override { loop_.Stop(); }

  absl::Status Open();

  // On any thread.
  void Call(const std::function<void()>& task) { loop_.Call(task); }
  const StatsBoard& stats() const { return stats_; }
  const Options& options() const { return options_; }
  const TlsIdentity& identity() const { return identity_; }
  uint16_t rest_port() const { return https_->port(); }
  uint16_t websocket_port() const { return websocket_->port(); }

  // On the loop.
  int64_t Step(int64_t count);
  void DropSessions() override { broker_.DropSessions(); }
  void CloseSessions(uint16_t code, std::string reason) override { broker_.CloseSessions(code, reason); }
  void Mute(bool muted) override {
    broker_.Mute(muted);
    OnProtocolTime();
  }
  void RefuseRegistrations(Refusal refusal) override { broker_.refusals().Set(std::move(refusal)); }
  void AcceptRegistrations() override { broker_.refusals().Clear(); }
  void RefuseConnections(bool refuse) override { broker_.RefuseConnections(refuse); }
  void PushFrame(std::string text) override { broker_.PushFrame(text); }
  void ExpireTokens() override { tokens_.ExpireAll(); }
  void SetRowsPerSecond(double rows_per_second) override {
    pace_.SetRate(rows_per_second);
    last_tick_ = absl::Now();
    OnFeedTime();
  }

 private:
  absl::Time MarketTime(absl::Time now) const {
    return options_.market_time ? *options_.market_time + (now - started_) : now;
  }
  HttpReply OnHttp(const HttpRequest& request);
  void OnRegistered(Connection& connection, const Registered& registered);
  void OnProtocolTime();
  void OnFeedTime();
  void OnReplayTime();
  void OnFaultTime();
  void CountDeliveries(int64_t deliveries);

  const Options options_;
  const absl::Time started_;
  TlsIdentity identity_;
  StatsBoard stats_;
  TokenBook tokens_;
  Market market_;
  Broker broker_;
  Feed feed_;
  RestEndpoint rest_;
  Replay replay_;
  FaultScript faults_;
  Pace pace_;
  absl::Time last_tick_;
  EventLoop loop_;
  EventLoop::Alarm protocol_alarm_;
  EventLoop::Alarm feed_alarm_;
  EventLoop::Alarm replay_alarm_;
  EventLoop::Alarm fault_alarm_;
  std::unique_ptr<HttpsServer> https_;
  std::unique_ptr<WebSocketServer> websocket_;
};

absl::Status Simulator::Impl::Open() {
  if (options_.certificate_pem.empty() != options_.key_pem.empty()) {
    return absl::InvalidArgumentError("a certificate needs its key: give both or neither");
  }
  identity_ = {options_.certificate_pem, options_.key_pem};
  if (identity_.certificate.empty()) {
    absl::StatusOr<TlsIdentity> made = TlsIdentity::SelfSigned();
    if (!made.ok()) return made.status();
    identity_ = *std::move(made);
  }
  absl::StatusOr<Replay> replay = Replay::Parse(options_.replay);
  if (!replay.ok()) return replay.status();
  replay_ = *std::move(replay);
  absl::StatusOr<FaultScript> faults = FaultScript::Parse(options_.faults);
  if (!faults.ok()) return faults.status();
  faults_ = *std::move(faults);

  auto https = HttpsServer::Listen(loop_, {options_.address, options_.rest_port, identity_},
                                   [this](const HttpRequest& request) { return OnHttp(request); });
  if (!https.ok()) return https.status();
  https_ = *std::move(https);
  auto websocket = WebSocketServer::Listen(
      loop_, {options_.address, options_.websocket_port, identity_},
      {.connected =
           [this](Connection& connection) {
             broker_.OnConnect(connection, absl::Now());
             OnProtocolTime();
           },
       .text =
           [this](Connection& connection, std::string_view text) {
             broker_.OnText(connection, text, absl::Now());
             OnProtocolTime();
           },
       .disconnected = [this](Connection& connection) { broker_.OnDisconnect(connection); }});
  if (!websocket.ok()) return websocket.status();
  websocket_ = *std::move(websocket);

  loop_.Start();
  Call([this] {
    OnFeedTime();
    OnFaultTime();
    if (options_.replay_interval > absl::ZeroDuration()) OnReplayTime();
  });
  return absl::OkStatus();
}

HttpReply Simulator::Impl::OnHttp(const HttpRequest& request) {
  if (options_.admin && IsAdminPath(request.path)) return HandleAdmin(request, *this, stats_);
  return rest_.Handle(request, absl::Now());
}

void Simulator::Impl::OnRegistered(Connection& connection, const Registered& registered) {
  if (options_.replay_interval == absl::ZeroDuration()) {
    const RealRow* type = feed_.FindType(registered.type);
    const bool any_item = type != nullptr && type->tr().registration != runtime::Register::kItem;
    replay_.SendTo(connection, registered, any_item);
  }
  if (!options_.habits.value_on_registration) return;
  if (std::optional<std::string> frame = feed_.CurrentFrame(registered)) {
    connection.Send(std::make_shared<const std::string>(*std::move(frame)));
  }
}

void Simulator::Impl::OnProtocolTime() {
  const absl::Time now = absl::Now();
  broker_.OnTime(now);
  if (broker_.next_deadline() != absl::InfiniteFuture()) protocol_alarm_.Set(broker_.next_deadline() - now);
}

int64_t Simulator::Impl::Step(int64_t count) {
  int64_t rows = 0;
  for (int64_t i = 0; i < count; ++i) rows += feed_.Step(MarketTime(absl::Now()));
  CountDeliveries(feed_.Flush());
  return rows;
}

void Simulator::Impl::CountDeliveries(int64_t deliveries) {
  if (deliveries > 0) stats_.Update([&](Stats& stats) { stats.rows_sent += deliveries; });
}

void Simulator::Impl::OnFeedTime() {
  const absl::Time now = absl::Now();
  pace_.Advance(now - std::exchange(last_tick_, now));
  if (pace_.rate() <= 0) return;
  if (std::isinf(pace_.rate())) {
    int64_t rows = 0;
    if (broker_.longest_queue() < kQueueLimit) rows = Step(kBurst);
    return feed_alarm_.Set(rows == 0 ? kIdleWait : absl::ZeroDuration());
  }
  while (pace_.IsDue()) pace_.Count(std::max<int64_t>(1, Step(1)));
  feed_alarm_.Set(pace_.Wait());
}

void Simulator::Impl::OnReplayTime() {
  CountDeliveries(replay_.SendNext(broker_));
  replay_alarm_.Set(options_.replay_interval);
}

void Simulator::Impl::OnFaultTime() {
  const absl::Duration passed = absl::Now() - started_;
  faults_.Commit(passed, *this);
  if (faults_.next() != absl::InfiniteDuration()) fault_alarm_.Set(faults_.next() - passed);
}

absl::StatusOr<std::unique_ptr<Simulator>> Simulator::Start(Options options) {
  auto impl = std::make_unique<Impl>(std::move(options));
  if (absl::Status status = impl->Open(); !status.ok()) return status;
  return std::unique_ptr<Simulator>(new Simulator(std::move(impl)));
}

Simulator::Simulator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Simulator::~Simulator() = default;

uint16_t Simulator::rest_port() const { return impl_->rest_port(); }
uint16_t Simulator::websocket_port() const { return impl_->websocket_port(); }

std::string Simulator::rest_url() const {
  return "https://" + impl_->options().address + ":" + std::to_string(rest_port());
}

std::string Simulator::websocket_url() const {
  return "wss://" + impl_->options().address + ":" + std::to_string(websocket_port()) + std::string(kWebSocketPath);
}

const std::string& Simulator::ca_certificate_pem() const { return impl_->identity().certificate; }

int64_t Simulator::Step(int64_t count) {
  int64_t rows = 0;
  impl_->Call([&] { rows = impl_->Step(count); });
  return rows;
}

void Simulator::SetRowsPerSecond(double rows_per_second) {
  impl_->Call([&] { impl_->SetRowsPerSecond(rows_per_second); });
}

void Simulator::DropSessions() {
  impl_->Call([&] { impl_->DropSessions(); });
}

void Simulator::CloseSessions(uint16_t code, std::string reason) {
  impl_->Call([&] { impl_->CloseSessions(code, std::move(reason)); });
}

void Simulator::Mute(bool muted) {
  impl_->Call([&] { impl_->Mute(muted); });
}

void Simulator::RefuseRegistrations(Refusal refusal) {
  impl_->Call([&] { impl_->RefuseRegistrations(std::move(refusal)); });
}

void Simulator::AcceptRegistrations() {
  impl_->Call([&] { impl_->AcceptRegistrations(); });
}

void Simulator::RefuseConnections(bool refuse) {
  impl_->Call([&] { impl_->RefuseConnections(refuse); });
}

void Simulator::PushFrame(std::string text) {
  impl_->Call([&] { impl_->PushFrame(std::move(text)); });
}

void Simulator::ExpireTokens() {
  impl_->Call([&] { impl_->ExpireTokens(); });
}

Stats Simulator::stats() const { return impl_->stats().Read(); }

bool Simulator::Await(const std::function<bool(const Stats&)>& reached, absl::Duration timeout) const {
  return impl_->stats().Await(reached, timeout);
}

bool Simulator::WaitForRegistration(const std::string& type, const std::string& item, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return stats.IsRegistered(type, item); }, timeout);
}

bool Simulator::WaitForRemoval(const std::string& type, const std::string& item, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return !stats.IsRegistered(type, item); }, timeout);
}

bool Simulator::WaitForLogins(int64_t logins, absl::Duration timeout) const {
  return Await([&](const Stats& stats) { return stats.logins >= logins; }, timeout);
}

}  // namespace kiwoom::simulator
