#include "simulator/broker_host.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "generated/registry.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

// With rate max: rows sent between two polls of the sockets, and texts that may be queued on one of them.
constexpr int64_t kBurst = 256;
constexpr size_t kQueueLimit = 1'024;
constexpr absl::Duration kIdleWait = absl::Milliseconds(2);

// With a timetable, the market starts at the beginning of the clock's day.
absl::Time StartOf(const Options& options, absl::Time now) {
  if (options.market_time) return *options.market_time;
  return options.day > absl::ZeroDuration() ? absl::FromCivil(SeoulDay(now), Seoul()) : now;
}

std::span<const codec::Tr* const> TrsOf(const Options& options) {
  return options.trs.empty() ? generated::Trs() : options.trs;
}

}  // namespace

BrokerHost::BrokerHost(Options options)
    : options_(std::move(options)),
      started_(absl::Now()),
      clock_(StartOf(options_, started_), options_.day),
      tokens_(options_.variants, options_.seed),
      market_(options_.seed, options_.account, clock_.At(absl::ZeroDuration()),
              options_.day > absl::ZeroDuration() ? TradingHours::kTimetable : TradingHours::kAlways),
      endpoint_(options_.variants, tokens_, TrsOf(options_), stats_),
      feed_(options_.seed, options_.variants, TrsOf(options_), market_, endpoint_),
      rest_(options_.variants, {options_.app_key, options_.secret_key}, options_.page_size, TrsOf(options_), tokens_,
            market_, stats_),
      pacer_(options_.rows_per_second),
      last_tick_(started_),
      protocol_alarm_(loop_, [this] { OnProtocolTime(); }),
      feed_alarm_(loop_, [this] { OnFeedTime(); }),
      replay_alarm_(loop_, [this] { OnReplayTime(); }),
      fault_alarm_(loop_, [this] { OnFaultTime(); }) {
  if (!options_.automatic_orders) market_.EndAutomaticOrders();
  if (options_.stamp_rows) feed_.extras().Stamp();
  endpoint_.set_on_registered(
      [this](Connection& connection, const Registered& registered) { OnRegistered(connection, registered); });
}

absl::Status BrokerHost::Open() {
  if (options_.certificate_pem.empty() != options_.key_pem.empty()) {
    return absl::InvalidArgumentError("a certificate needs its key: set both or neither");
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
  absl::StatusOr<FaultScript> faults = FaultScript::Parse(options_.faults, TrsOf(options_));
  if (!faults.ok()) return faults.status();
  faults_ = *std::move(faults);

  auto https = HttpsServer::Listen(loop_, {options_.address, options_.rest_port, identity_},
                                   [this](const ReceivedRequest& request) { return OnHttp(request); });
  if (!https.ok()) return https.status();
  https_ = *std::move(https);
  auto websocket =
      WebSocketServer::Listen(loop_, {options_.address, options_.websocket_port, identity_},
                              {.declines = [this] { return endpoint_.DeclineHandshake(); },
                               .connected =
                                   [this](Connection& connection) {
                                     endpoint_.OnConnect(connection, absl::Now());
                                     OnProtocolTime();
                                   },
                               .text =
                                   [this](Connection& connection, std::string_view text) {
                                     endpoint_.OnText(connection, text, absl::Now());
                                     OnProtocolTime();
                                   },
                               .disconnected = [this](Connection& connection) { endpoint_.OnDisconnect(connection); }});
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

HttpReply BrokerHost::OnHttp(const ReceivedRequest& request) {
  if (options_.admin && IsAdminPath(request.path)) return HandleAdmin(request, TrsOf(options_), *this, *this, stats_);
  return rest_.Handle(request, absl::Now());
}

void BrokerHost::OnRegistered(Connection& connection, const Registered& registered) {
  if (options_.replay_interval == absl::ZeroDuration()) {
    const RealRow* type = feed_.FindType(registered.type);
    const bool any_item = type != nullptr && type->tr().registration != codec::Register::kItem;
    replay_.SendTo(connection, registered, any_item);
  }
  if (!options_.variants.value_on_registration) return;
  feed_.Answer(connection, registered);
  CountDeliveries(feed_.Flush());
}

void BrokerHost::OnProtocolTime() {
  const absl::Time now = absl::Now();
  endpoint_.OnTime(now);
  if (endpoint_.next_deadline() != absl::InfiniteFuture()) protocol_alarm_.Set(endpoint_.next_deadline() - now);
}

int64_t BrokerHost::Step(int64_t count) {
  int64_t rows = 0;
  for (int64_t i = 0; i < count; ++i) {
    rows += feed_.Step(MarketTime(absl::Now()));
    if (feed_.has_sources()) ++steps_;  // the market and its clock stand still until a client registers
  }
  CountDeliveries(feed_.Flush());
  return rows;
}

void BrokerHost::CountDeliveries(int64_t deliveries) {
  if (deliveries > 0) stats_.Update([&](Stats& stats) { stats.rows_sent += deliveries; });
}

void BrokerHost::OnFeedTime() {
  const absl::Time now = absl::Now();
  pacer_.Advance(now - std::exchange(last_tick_, now));
  if (pacer_.rate() <= 0) return;
  feed_.Advance(MarketTime(now));
  CountDeliveries(feed_.Flush());
  if (std::isinf(pacer_.rate())) {
    int64_t rows = 0;
    if (endpoint_.longest_queue() < kQueueLimit) rows = Step(kBurst);
    return feed_alarm_.Set(rows == 0 ? kIdleWait : absl::ZeroDuration());
  }
  while (pacer_.IsDue()) pacer_.Count(std::max<int64_t>(1, Step(1)));
  feed_alarm_.Set(std::min(pacer_.Wait(), UntilDue(now)));
}

absl::Duration BrokerHost::UntilDue(absl::Time now) const {
  if (market_.next_due() == absl::InfiniteFuture() || options_.step_time > absl::ZeroDuration()) {
    return absl::InfiniteDuration();
  }
  return std::max(kIdleWait, clock_.ElapsedAt(market_.next_due()) - Elapsed(now));
}

std::optional<Order> BrokerHost::PlaceOrder(const OrderRequest& request) {
  const std::optional<Order> order = feed_.PlaceOrder(request, MarketTime(absl::Now()));
  CountDeliveries(feed_.Flush());
  return order;
}

std::optional<Order> BrokerHost::CancelOrder(int64_t number) {
  const std::optional<Order> order = feed_.CancelOrder(number, MarketTime(absl::Now()));
  CountDeliveries(feed_.Flush());
  return order;
}

void BrokerHost::OnReplayTime() {
  CountDeliveries(replay_.SendNext(endpoint_));
  replay_alarm_.Set(options_.replay_interval);
}

void BrokerHost::OnFaultTime() {
  const absl::Duration passed = absl::Now() - started_;
  faults_.Commit(passed, *this);
  if (faults_.next() != absl::InfiniteDuration()) fault_alarm_.Set(faults_.next() - passed);
}

}  // namespace kiwoom::simulator
