#include "service/gateway.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "generated/descriptors.h"
#include "generated/registry.h"
#include "service/admin/port.h"
#include "service/admin/readiness.h"
#include "service/broker/account_numbers.h"
#include "service/broker/broker_error.h"
#include "service/callers/audit_log.h"
#include "service/callers/book_authorizer.h"
#include "service/callers/stream_share.h"
#include "service/clock/clock.h"
#include "service/doors.h"
#include "service/errors/draining.h"
#include "service/fanout/hub.h"
#include "service/gateway_options.h"
#include "service/loop/heap_trimmer.h"
#include "service/loop/io_worker.h"
#include "service/loop/loop.h"
#include "service/methods/access_review.h"
#include "service/methods/audit_trail.h"
#include "service/methods/call_log.h"
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
#include "service/metrics/call_meter.h"
#include "service/metrics/survey.h"
#include "service/rest/token_source.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/forwarding_observer.h"
#include "service/sessions/key_session.h"
#include "service/sessions/session_pool.h"
#include "service/sessions/succession.h"
#include "service/stop_plan.h"
#include "service/telemetry/log_fields.h"
#include "service/telemetry/unrouted_log.h"
#include "service/transport/tls.h"
#include "service/version/version.h"

namespace kiwoom {
namespace {

constexpr absl::Duration kRevocationTimeout = absl::Seconds(3);
// How often the loop looks whether the sessions are closed; their sockets wake it, too.
constexpr absl::Duration kClosingPoll = absl::Milliseconds(10);

metrics::Build BuildOfThis() {
  const version::Version version = version::ThisVersion();
  return {.version = std::string(version.number),
          .commit = std::string(version.commit),
          .spec_date = std::string(version.spec_date)};
}

}  // namespace

// Wiring only: creates the parts and connects them.
class Gateway::Impl final : private fanout::Registrations {
 public:
  // `audit_log` may be null.
  Impl(config::Config config, std::shared_ptr<boost::asio::ssl::context> tls, const codec::Tr& token_tr,
       std::unique_ptr<callers::AuditLog> audit_log)
      : config_(std::move(config)),
        audit_log_(std::move(audit_log)),
        loop_(*clock_),
        hub_(HubOptionsOf(config_, unrouted_), *this, [this] { return clock_->Now(); }),
        pool_({.move_after = config_.move_after, .is_full = broker::IsConnectionFull},
              [this] { return clock_->Now(); }),
        interests_(generated::Trs(), NamesOf(config_)),
        session_service_(
            hub_, interests_, audit_, [this] { return Describe(); },
            [this](std::string_view session) { return RequestTakeBack(session); }),
        health_([this] { return readiness().ready(); }),
        authorizer_(config_.callers, config_.accounts, [](const std::string& line) { spdlog::warn("{}", line); }),
        doors_(*clock_, loop_, reception_, reflection_.pool()) {
    reception_.SetLog(call_log_);
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
    if (absl::Status status = doors_.Open(config_); !status.ok()) return status;
    if (absl::Status status = OpenAdminPort(); !status.ok()) return status;
    for (auto& session : sessions_) *owned ? session->Start() : session->StandBy();
    return absl::OkStatus();
  }

  // Needed even if Run was never called: the worker may be requesting a token.
  ~Impl() override { StopSessions(); }

  int port() const { return doors_.grpc_port(); }
  std::optional<int> http_port() const { return doors_.http_port(); }
  std::optional<int> admin_port() const {
    return admin_ == nullptr ? std::nullopt : std::make_optional(admin_->port());
  }

  Ending Run() {
    loop_.Run();
    admin_ = nullptr;
    if (config_.revoke_token && owner_) {
      for (auto& session : sessions_) session->BeginRevocation();
      const auto deadline =
          std::chrono::steady_clock::now() + absl::ToChronoMilliseconds(std::min(kRevocationTimeout, Left() / 2));
      for (auto& session : sessions_) session->AwaitRevocation(deadline);
    }
    for (auto& session : sessions_) session->Stop();
    if (!worker_.StopWithin(Left() / 2)) {
      // It may still write the state directory, whose lock the kernel frees with the process.
      spdlog::warn("a disk or the network holds up the end of the process");
    } else if (succession_.has_value()) {
      // The successor may log in while the clients here read their last events.
      succession_->Release();
    }
    hub_.DeliverHeld();
    readable_.Write();
    doors_.Shutdown(Left());
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

  void SetTls(const transport::TlsMaterial& material) { doors_.SetTls(material); }

  std::future<void> SetCallers(callers::CallerBook callers) {
    std::promise<void> done;
    std::future<void> end = done.get_future();
    loop_.Post([this, callers = std::move(callers), done = std::move(done)]() mutable {
      authorizer_.SetBook(std::move(callers));
      doors_.EndCalls([this](const methods::Call& call) { return review_.Judge(call); });
      hub_.SetItemLimits([this](const fanout::Reader& reader) { return review_.ItemLimitOf(reader); });
      done.set_value();
    });
    return end;
  }

  void ReopenAuditLog() {
    loop_.Post([this] {
      if (audit_log_ != nullptr) audit_log_->Reopen();
    });
  }

  void CloseAuditLog() {
    audit_.OnTimer(absl::InfiniteFuture());
    audit_log_.reset();
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
    sessions_.push_back(
        std::make_unique<sessions::KeySession>(sessions::KeySessionOptions{.name = &key.name,
                                                                           .in_company = config_.keys.size() > 1,
                                                                           .broker = config_.broker,
                                                                           .key = key.key,
                                                                           .session = options},
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
    if (config_.state_dir.empty()) return owner_ = true;
    succession_.emplace(config_.state_dir, epochs_, worker_, loop_.executor(),
                        [](const std::string& line) { spdlog::warn("{}", line); });
    absl::StatusOr<bool> owned = succession_->Start([this] {
      if (stop_.has_value()) return;
      owner_ = true;
      spdlog::info("--state_dir: {} is free: logging in", config_.state_dir);
      for (auto& session : sessions_) session->Start();
    });
    owner_ = owned.ok() && *owned;
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
          return std::make_unique<methods::QueryHandler>(call, *tr, *queries_, open_queries_, audit_);
        };
      } else {
        factory = [this, tr](methods::Call& call) {
          return std::make_unique<methods::SubscribeHandler>(call, streams_, tr);
        };
      }
      methods_.Add(std::string(method.path), methods::ScopeOf(method), std::move(factory));
    }
    session_service_.AddTo(methods_);
    health_.AddTo(methods_);
    reflection_.AddTo(methods_, [this](const methods::Call& call) { return reception_.Count(call); });
    meter_.Know(methods_.Paths());
  }

  absl::Status OpenAdminPort() {
    if (config_.admin_listen.empty()) return absl::OkStatus();
    using Done = admin::SnapshotDesk::Done;
    auto port = admin::Port::Open(
        {.server = {.listen = config_.admin_listen},
         .site = {.session_required = config_.not_ready_without_session, .build = BuildOfThis()}},
        [this](Done done) { loop_.Post([this, done = std::move(done)] { done(TakeQuickSnapshot()); }); },
        [this](Done done) {
          loop_.Post([this, done = std::move(done)]() mutable { TakeFullSnapshot(std::move(done)); });
        });
    if (!port.ok()) return port.status();
    admin_ = *std::move(port);
    return absl::OkStatus();
  }

  admin::Readiness readiness() const {
    return {.draining = stop_.has_value(),
            .any_session_live = hub_.upstreams().AnyLive(),
            .standing_by = hub_.upstreams().AnyStandsBy(),
            .session_required = config_.not_ready_without_session};
  }

  std::vector<const sessions::KeySession*> Sessions() const {
    std::vector<const sessions::KeySession*> sessions;
    for (const auto& session : sessions_) sessions.push_back(session.get());
    return sessions;
  }

  metrics::Snapshot TakeQuickSnapshot() const {
    metrics::Snapshot snapshot = metrics::SurveySessions(hub_, Sessions(), clock_->Now().wall);
    snapshot.draining = stop_.has_value();
    return snapshot;
  }

  metrics::Snapshot TakeSnapshot() const {
    metrics::Snapshot snapshot = metrics::Survey(hub_, Sessions(), meter_, clock_->Now().wall);
    snapshot.start = start_;
    snapshot.broker = config_.broker.name;
    snapshot.draining = stop_.has_value();
    return snapshot;
  }

  // The REST side has its numbers on the worker.
  void TakeFullSnapshot(admin::SnapshotDesk::Done done) {
    worker_.Post([this, done = std::move(done), snapshot = TakeSnapshot()]() mutable {
      for (size_t i = 0; i < sessions_.size(); ++i) snapshot.sessions[i].rest = sessions_[i]->ReadRest();
      done(std::move(snapshot));
    });
  }

  // When to call it next, on the steady clock.
  absl::Time OnTurn(clock::Moment now) {
    if (now.steady >= hub_.NextTimer()) hub_.OnTimer(now);
    if (now.steady >= pool_.NextTimer()) pool_.OnTimer(now.steady);
    doors_.OnTurn(now.steady);
    audit_.OnTimer(now.steady);
    trimmer_.OnTimer(now.steady, hub_.last_market_row_steady());
    const absl::Time stop_timer = stop_.has_value() ? OnStopping(now.steady) : absl::InfiniteFuture();
    return std::min({hub_.NextTimer(), pool_.NextTimer(), trimmer_.NextTimer(), audit_.NextTimer(), stop_timer});
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
    if (!closed && now < stop_->sessions) return now + kClosingPoll;
    // No socket may be left when a successor logs in.
    for (auto& session : sessions_) session->driver().Cut();
    loop_.Stop();
    return absl::InfiniteFuture();
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
  std::unique_ptr<callers::AuditLog> audit_log_;
  methods::AuditTrail audit_{audit_log_.get(), [this] { return clock_->Now(); }};

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
  bool owner_ = false;            // this process may log in; a successor that stands by may not
  Ending ending_ = Ending::kStopped;
  methods::InterestReader interests_;
  callers::StreamShare shares_;
  const methods::StreamHost streams_{.hub = hub_,
                                     .readable = readable_,
                                     .interests = interests_,
                                     .shares = shares_,
                                     .audit = audit_,
                                     .queue_limit = static_cast<size_t>(config_.queue_limit),
                                     .room = config_.items_per_connection * static_cast<int>(config_.keys.size()),
                                     .items_per_caller = config_.items_per_caller};
  methods::SessionService session_service_;
  methods::HealthService health_;
  methods::ReflectionService reflection_;
  methods::MethodTable methods_;
  callers::BookAuthorizer authorizer_;
  const methods::AccessReview review_{authorizer_, audit_, streams_.room, streams_.items_per_caller};
  metrics::CallMeter meter_{[this] { return clock_->Now().steady; }};
  methods::CallLog call_log_{std::random_device()(), [this] { return clock_->Now().steady; },
                             [this](std::string_view text) { return broker::RedactAccounts(Redact(text)); },
                             [](const std::string& line, std::vector<telemetry::LogField> fields) {
                               const telemetry::LogFields scope(std::move(fields));
                               spdlog::info("{}", line);
                             }};
  methods::Reception reception_{methods_, authorizer_, meter_, audit_, [this] { return clock_->Now().steady; }};
  Doors doors_;
  std::unique_ptr<admin::Port> admin_;  // null: none
};

Gateway::Gateway(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Gateway::~Gateway() = default;

absl::StatusOr<std::unique_ptr<Gateway>> Gateway::Start(config::Config config) {
  auto tls = transport::MakeTlsContext({.ca_file = "", .ca_pem = config.broker_ca_pem});
  if (!tls.ok()) return tls.status();
  const codec::Tr* const token = rest::FindRole(generated::Trs(), codec::Role::kToken);
  if (token == nullptr) return absl::InternalError("no spec has the role of issuing tokens");
  if (absl::Status status = rest::TokenSource::Check(*token); !status.ok()) return status;
  std::unique_ptr<callers::AuditLog> audit_log;
  if (!config.audit_log_file.empty()) {
    auto log = callers::AuditLog::Open({.path = config.audit_log_file},
                                       [](const std::string& line) { spdlog::warn("{}", line); });
    if (!log.ok()) return log.status();
    audit_log = *std::move(log);
  }
  auto impl = std::make_unique<Impl>(std::move(config), *std::move(tls), *token, std::move(audit_log));
  if (absl::Status status = impl->Start(); !status.ok()) return status;
  return std::unique_ptr<Gateway>(new Gateway(std::move(impl)));
}

int Gateway::port() const { return impl_->port(); }
std::optional<int> Gateway::http_port() const { return impl_->http_port(); }
std::optional<int> Gateway::admin_port() const { return impl_->admin_port(); }
Gateway::Ending Gateway::Run() { return impl_->Run(); }
void Gateway::Stop() { impl_->Stop(); }
void Gateway::SetKey(std::string_view session, rest::AppKey key) { impl_->SetKey(session, std::move(key)); }
void Gateway::SetTls(transport::TlsMaterial material) { impl_->SetTls(material); }
std::future<void> Gateway::SetCallers(callers::CallerBook callers) { return impl_->SetCallers(std::move(callers)); }
void Gateway::ReopenAuditLog() { impl_->ReopenAuditLog(); }
void Gateway::CloseAuditLog() { impl_->CloseAuditLog(); }

}  // namespace kiwoom
