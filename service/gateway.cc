#include "service/gateway.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "generated/descriptors.h"
#include "generated/registry.h"
#include "service/broker/broker_error.h"
#include "service/callers/peer_authorizer.h"
#include "service/clock/clock.h"
#include "service/errors/draining.h"
#include "service/fanout/hub.h"
#include "service/loop/heap_trimmer.h"
#include "service/loop/io_worker.h"
#include "service/loop/loop.h"
#include "service/methods/health_service.h"
#include "service/methods/interest_reader.h"
#include "service/methods/method_scope.h"
#include "service/methods/method_table.h"
#include "service/methods/query_handler.h"
#include "service/methods/query_sessions.h"
#include "service/methods/readable_streams.h"
#include "service/methods/reception.h"
#include "service/methods/reflection_service.h"
#include "service/methods/session_service.h"
#include "service/methods/subscribe_handler.h"
#include "service/rest/token_source.h"
#include "service/rpc/server.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/forwarding_observer.h"
#include "service/sessions/key_session.h"
#include "service/sessions/session_pool.h"
#include "service/sessions/succession.h"
#include "service/stop_plan.h"
#include "service/telemetry/unrouted_log.h"
#include "service/transport/tls.h"

namespace kiwoom {
namespace {

constexpr absl::Duration kRevocationTimeout = absl::Seconds(3);
// How often the loop looks whether the sessions are closed; their sockets wake it, too.
constexpr absl::Duration kClosingPoll = absl::Milliseconds(10);

sessions::SessionOptions SessionOptionsOf(const config::Config& config, absl::Time now) {
  sessions::SessionOptions options;
  options.registrar.items_per_request = config.items_per_request;
  options.registrar.items_per_connection = config.items_per_connection;
  options.registrar.requests_per_second = config.requests_per_second;
  options.registrar.answer_timeout = config.answer_timeout;
  options.seed = static_cast<uint64_t>(absl::ToUnixNanos(now));
  options.silence_limit = config.silence_limit;
  options.take_back.automatic = config.take_back_session;
  options.take_back.pause = config.take_back_pause;
  return options;
}

std::vector<const sessions::SessionName*> NamesOf(const config::Config& config) {
  std::vector<const sessions::SessionName*> names;
  for (const config::SessionKey& key : config.keys) names.push_back(&key.name);
  return names;
}

fanout::HubOptions HubOptionsOf(const config::Config& config, absl::Time now, telemetry::UnroutedLog& unrouted) {
  fanout::HubOptions options{.id_seed = static_cast<uint64_t>(absl::ToUnixNanos(now)), .unrouted = &unrouted};
  options.sessions = NamesOf(config);
  options.admission.items_per_caller = config.items_per_caller;
  options.memory.byte_limit = config.memory_bytes;
  options.warn = [](const std::string& line) { spdlog::warn("{}", line); };
  options.log.byte_limit = config.recent_events_bytes;
  options.log.age_limit = config.recent_events_age;
  return options;
}

}  // namespace

// Wiring only: creates the parts and connects them.
class Gateway::Impl final : private fanout::Registrations {
 public:
  Impl(config::Config config, std::shared_ptr<boost::asio::ssl::context> tls, const codec::Tr& token_tr)
      : config_(std::move(config)),
        loop_(*clock_),
        hub_(HubOptionsOf(config_, start_, unrouted_), *this, [this] { return clock_->Now(); }),
        pool_({.move_after = config_.move_after, .is_full = broker::IsConnectionFull},
              [this] { return clock_->Now(); }),
        interests_(generated::Trs(), NamesOf(config_)),
        session_service_(
            hub_, interests_, [this] { return Describe(); },
            [this](std::string_view session) { return RequestTakeBack(session); }),
        health_([this] { return !stop_.has_value() && hub_.upstreams().AnyLive(); }),
        authorizer_(config_.accounts),
        server_(loop_, reception_) {
    std::vector<methods::QuerySession> queried;
    for (const config::SessionKey& key : config_.keys) {
      AddSession(key, tls, token_tr);
      queried.emplace_back(sessions_.back()->name(), sessions_.back()->rest(), key.key);
    }
    queries_.emplace(std::move(queried), loop_.executor());
  }

  absl::Status Start() {
    const absl::StatusOr<bool> owned = OwnState();
    if (!owned.ok()) return owned.status();
    if (absl::Status status = reflection_.Load(generated::DescriptorSet()); !status.ok()) return status;
    AddMethods();
    loop_.OnTurn([this] { readable_.Write(); }, [this](clock::Moment now) { return OnTurn(now); });
    if (absl::Status status = server_.Start({.listen = config_.listen,
                                             .tls_certificate = config_.tls_certificate_pem,
                                             .tls_key = config_.tls_key_pem,
                                             .most_age = config_.connection_age});
        !status.ok()) {
      return status;
    }
    for (auto& session : sessions_) *owned ? session->Start() : session->StandBy();
    return absl::OkStatus();
  }

  // Needed even if Run was never called: the worker may be requesting a token.
  ~Impl() override { StopSessions(); }

  int port() const { return server_.port(); }

  Ending Run() {
    loop_.Run();
    if (config_.revoke_token) {
      for (auto& session : sessions_) session->RevokeToken(std::min(kRevocationTimeout, Left() / 2));
    }
    StopSessions();
    // The successor may log in while the clients here read their last events.
    if (succession_.has_value()) succession_->Release();
    hub_.DeliverHeld();
    readable_.Write();
    server_.Shutdown(Left());
    return ending_;
  }

  void Stop() {
    loop_.Post([this] {
      if (stop_.has_value()) return;
      stop_.emplace(clock_->Now().steady, config_.grace);
      health_.Refresh();
      reception_.Close(errors::Draining());
      hub_.Drain(Left(), errors::kRetryAfterDrain);
    });
  }

  void SetKey(std::string_view name, rest::AppKey key) {
    loop_.Post([this, name = std::string(name), key = std::move(key)]() mutable {
      for (auto& session : sessions_) {
        if (session->name() != name) continue;
        queries_->SetKey(session->name(), key);
        session->SetKey(std::move(key));
        return;
      }
    });
  }

 private:
  // Follows the state of a session, after the hub has processed each change.
  class Observer final : public sessions::ForwardingObserver {
   public:
    Observer(Impl& gateway, sessions::SessionObserver& next) : ForwardingObserver(next), gateway_(gateway) {}
    void OnState(sessions::State state) override {
      ForwardingObserver::OnState(state);
      gateway_.health_.Refresh();
      if (state == sessions::State::kReplaced) gateway_.OnReplaced();
    }

   private:
    Impl& gateway_;
  };

  void AddSession(const config::SessionKey& key, const std::shared_ptr<boost::asio::ssl::context>& tls,
                  const codec::Tr& token_tr) {
    fanout::UpstreamPort& port = hub_.port(key.name);
    observers_.push_back(std::make_unique<Observer>(*this, pool_.Open(key.name, port)));
    sessions::SessionOptions options = SessionOptionsOf(config_, start_);
    options.seed += sessions_.size();  // so that they do not come back in step
    sessions_.push_back(std::make_unique<sessions::KeySession>(
        sessions::KeySessionOptions{.name = &key.name, .broker = config_.broker, .key = key.key, .session = options},
        token_tr,
        sessions::KeySessionSurroundings{.clock = *clock_,
                                         .loop = loop_.io(),
                                         .executor = loop_.executor(),
                                         .worker = worker_,
                                         .tls = tls,
                                         .trs = generated::Trs(),
                                         .epochs = epochs_,
                                         .observer = *observers_.back(),
                                         .rows = port}));
    pool_.Attach(key.name, *sessions_.back());
  }

  // Whether this process may log in now. If not, it does so as soon as its predecessor has closed its sessions.
  absl::StatusOr<bool> OwnState() {
    if (config_.state_dir.empty()) return true;
    succession_.emplace(config_.state_dir, epochs_, worker_, loop_.executor(),
                        [](const std::string& line) { spdlog::warn("{}", line); });
    absl::StatusOr<bool> owned = succession_->Start([this] {
      if (stop_.has_value()) return;
      spdlog::info("--state_dir: {} is free: logging in", config_.state_dir);
      for (auto& session : sessions_) session->Start();
    });
    if (owned.ok() && !*owned) {
      spdlog::info("--state_dir: {} is in use by another gateway: standing by until it has closed its sessions",
                   config_.state_dir);
    }
    return owned;
  }

  // The streams get their notices first: the stop begins in another turn of the loop.
  void OnReplaced() {
    if (!config_.exit_when_replaced) return;
    ending_ = Ending::kReplaced;
    Stop();
  }

  std::optional<sessions::TakeBackAnswer> RequestTakeBack(std::string_view name) {
    for (auto& session : sessions_) {
      if (session->name() == name) return session->driver().RequestTakeBack();
    }
    return std::nullopt;
  }

  void StopSessions() {
    for (auto& session : sessions_) session->Stop();
    worker_.Stop();
  }

  void AddMethods() {
    for (const codec::Method& method : generated::Methods()) {
      const codec::Tr* const tr = method.tr;
      methods::HandlerFactory factory;
      if (method.kind == codec::RpcKind::kUnary) {
        factory = [this, tr](methods::Call& call) {
          return std::make_unique<methods::QueryHandler>(call, *tr, *queries_, open_queries_);
        };
      } else {
        factory = [this, tr](methods::Call& call) {
          fanout::ReaderQueueOptions queue;
          queue.event_limit = static_cast<size_t>(config_.queue_limit);
          return std::make_unique<methods::SubscribeHandler>(call, hub_, readable_, interests_, tr, queue);
        };
      }
      methods_.Add(std::string(method.path), methods::ScopeOf(method), std::move(factory));
    }
    session_service_.AddTo(methods_);
    health_.AddTo(methods_);
    reflection_.AddTo(methods_);
  }

  // When to call it next, on the steady clock.
  absl::Time OnTurn(clock::Moment now) {
    if (now.steady >= hub_.NextTimer()) hub_.OnTimer(now);
    if (now.steady >= pool_.NextTimer()) pool_.OnTimer(now.steady);
    server_.OnTurn(now.steady);
    trimmer_.OnTimer(now.steady, hub_.last_market_row_steady());
    const absl::Time stop_timer = stop_.has_value() ? OnStopping(now.steady) : absl::InfiniteFuture();
    return std::min({hub_.NextTimer(), pool_.NextTimer(), trimmer_.NextTimer(), stop_timer});
  }

  // Ends the loop when the open queries are answered and then the sessions are closed.
  absl::Time OnStopping(absl::Time now) {
    if (!closing_) {
      if (open_queries_.count() != 0 && now < stop_->queries) return stop_->queries;
      for (auto& session : sessions_) session->Stop();
      closing_ = true;
    }
    const bool closed =
        std::ranges::all_of(sessions_, [](const auto& session) { return session->driver().disconnected(); });
    if (closed || now >= stop_->sessions) loop_.Stop();
    return now + kClosingPoll;
  }

  // How long streams may go on.
  absl::Duration Left() const { return std::max(stop_->streams - clock_->Now().steady, absl::ZeroDuration()); }

  bool HasRoom(std::span<const sessions::Topic> topics) const override { return pool_.HasRoom(topics); }
  void Register(std::vector<sessions::Topic> topics) override { pool_.Register(topics); }
  void Unregister(std::vector<sessions::Topic> topics) override { pool_.Unregister(topics); }

  // Removes the secrets of all keys.
  std::string Redact(std::string_view text) const {
    std::string redacted(text);
    for (const auto& session : sessions_) redacted = session->Redact(redacted);
    return redacted;
  }

  methods::GatewayDescription Describe() const {
    methods::GatewayDescription gateway{.broker = config_.broker.name, .start_time = start_};
    for (size_t i = 0; i < sessions_.size(); ++i) {
      const auto& key = sessions_[i];
      const sessions::Session& session = key->session();
      gateway.anomaly_count += key->anomalies().total();
      gateway.broken_frame_count += key->anomalies().broken_frames();
      gateway.sessions.push_back({.name = key->name(),
                                  .state = session.state(),
                                  .login_time = session.login_time(),
                                  .last_upstream_time = session.last_upstream_time(),
                                  .last_market_row_time = hub_.upstreams()[i].last_market_row,
                                  .registration_count = session.registration_count(),
                                  .item_count = session.item_count(),
                                  .item_limit = session.registration_limit(),
                                  .reconnect_count = session.reconnect_count(),
                                  .last_error = key->last_error()});
    }
    return gateway;
  }

  const config::Config config_;
  const std::shared_ptr<const clock::Clock> clock_ =
      config_.clock == nullptr ? std::make_shared<clock::SystemClock>() : config_.clock;
  const absl::Time start_ = clock_->Now().wall;

  std::optional<sessions::Succession> succession_;  // outlives the worker's tasks
  loop::IoWorker worker_;
  loop::Loop loop_;
  loop::HeapTrimmer trimmer_{loop::SystemHeap(), clock_->Now().steady};
  telemetry::UnroutedLog unrouted_{[](const std::string& line) { spdlog::warn("{}", line); },
                                   [this](std::string_view item) { return Redact(item); }};
  fanout::Hub hub_;
  sessions::SessionPool pool_;
  sessions::EpochClock epochs_;
  std::vector<std::unique_ptr<Observer>> observers_;
  std::vector<std::unique_ptr<sessions::KeySession>> sessions_;  // one for each app key

  methods::OpenQueries open_queries_;
  std::optional<methods::QuerySessions> queries_;
  methods::ReadableStreams readable_;
  std::optional<StopPlan> stop_;  // empty while it runs
  bool closing_ = false;          // the sessions are about to be closed
  Ending ending_ = Ending::kStopped;
  methods::InterestReader interests_;
  methods::SessionService session_service_;
  methods::HealthService health_;
  methods::ReflectionService reflection_;
  methods::MethodTable methods_;
  callers::PeerAuthorizer authorizer_;
  methods::Meter meter_;
  methods::Reception reception_{methods_, authorizer_, meter_};
  rpc::Server server_;
};

Gateway::Gateway(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gateway::~Gateway() = default;

absl::StatusOr<std::unique_ptr<Gateway>> Gateway::Start(config::Config config) {
  auto tls = transport::MakeTlsContext({.ca_file = "", .ca_pem = config.broker_ca_pem});
  if (!tls.ok()) return tls.status();
  const codec::Tr* const token = rest::FindRole(generated::Trs(), codec::Role::kToken);
  if (token == nullptr) return absl::InternalError("no spec has the role of issuing tokens");
  if (absl::Status status = rest::TokenSource::Check(*token); !status.ok()) return status;
  auto impl = std::make_unique<Impl>(std::move(config), *std::move(tls), *token);
  if (absl::Status status = impl->Start(); !status.ok()) return status;
  return std::unique_ptr<Gateway>(new Gateway(std::move(impl)));
}

int Gateway::port() const { return impl_->port(); }
Gateway::Ending Gateway::Run() { return impl_->Run(); }
void Gateway::Stop() { impl_->Stop(); }
void Gateway::SetKey(std::string_view session, rest::AppKey key) { impl_->SetKey(session, std::move(key)); }

}  // namespace kiwoom
