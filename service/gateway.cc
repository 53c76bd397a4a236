#include "service/gateway.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "codec/frame_decoder.h"
#include "generated/descriptors.h"
#include "generated/registry.h"
#include "service/fanout/hub.h"
#include "service/loop/io_worker.h"
#include "service/loop/loop.h"
#include "service/rest/rest_client.h"
#include "service/rest/token_source.h"
#include "service/rpc/health_service.h"
#include "service/rpc/interest_reader.h"
#include "service/rpc/query_handler.h"
#include "service/rpc/reflection_service.h"
#include "service/rpc/server.h"
#include "service/rpc/session_service.h"
#include "service/rpc/subscribe_handler.h"
#include "service/sessions/session_driver.h"
#include "service/telemetry/anomaly_log.h"
#include "service/telemetry/attempt_log.h"
#include "service/telemetry/session_log.h"
#include "service/transport/https.h"
#include "service/transport/tls.h"

namespace kiwoom {
namespace {

// Streams get so long to take what waits for them when the gateway stops.
constexpr absl::Duration kGrace = absl::Seconds(2);

sessions::SessionOptions SessionOptionsOf(const config::Config& config) {
  sessions::SessionOptions options;
  options.registrar.items_per_request = config.items_per_request;
  options.registrar.items_per_connection = config.items_per_connection;
  options.registrar.requests_per_second = config.requests_per_second;
  options.registrar.answer_timeout = config.answer_timeout;
  options.seed = static_cast<uint64_t>(absl::ToUnixNanos(absl::Now()));
  return options;
}

}  // namespace

class Gateway::Impl final : private codec::FrameSink, private fanout::Registrations {
 public:
  Impl(config::Config config, std::shared_ptr<boost::asio::ssl::context> tls, const codec::Tr& token_tr)
      : config_(std::move(config)),
        https_(worker_.io(), tls, config_.broker.rest),
        tokens_({}, config_.key, token_tr, worker_, https_, rest_anomalies_),
        rest_({.requests_per_second = config_.broker.requests_per_second}, tokens_, worker_, https_, rest_anomalies_),
        decoder_(generated::Trs()),
        hub_({.id_seed = static_cast<uint64_t>(absl::ToUnixNanos(start_))}, *this, absl::Now),
        driver_(loop_.io(), loop_.executor(), tls, config_.broker.websocket, SessionOptionsOf(config_), {}, tokens_,
                observer_, [this](std::string_view frame, absl::Time received) { OnFrame(frame, received); }),
        interests_(generated::Trs(), config_.accounts),
        session_(hub_, interests_, [this] { return Describe(); }),
        health_([this] { return hub_.state() == sessions::State::kLive; }),
        server_(loop_) {}

  absl::Status Start() {
    if (absl::Status status = reflection_.Load(generated::DescriptorSet()); !status.ok()) return status;
    AddMethods();
    loop_.OnTurn([this] { pump_.Run(); }, [this](absl::Time now) { return OnTurn(now); });
    if (absl::Status status = server_.Start(
            {.listen = config_.listen, .tls_certificate = config_.tls_certificate_pem, .tls_key = config_.tls_key_pem});
        !status.ok()) {
      return status;
    }
    driver_.Start();
    return absl::OkStatus();
  }

  // Also where Run was never called: the worker may still be asking for a token.
  ~Impl() override {
    driver_.Stop();
    worker_.Stop();
  }

  int port() const { return server_.port(); }

  void Run() {
    loop_.Run();
    driver_.Stop();
    worker_.Stop();
    pump_.Run();
    server_.Shutdown(kGrace);
  }

  void Stop() { loop_.Stop(); }

 private:
  // The session's news go to the hub; those that concern health, to it as well.
  class Observer final : public sessions::SessionObserver {
   public:
    explicit Observer(Impl& gateway) : gateway_(gateway) {}
    void OnState(sessions::State state) override {
      spdlog::info("the session with the broker is {}", sessions::StateName(state));
      if (state == sessions::State::kLive) gateway_.attempts_.OnLive();
      gateway_.hub_.OnState(state);
      gateway_.health_.Refresh();
    }
    void OnLive(std::span<const sessions::Registration> registrations) override { gateway_.hub_.OnLive(registrations); }
    void OnRefused(std::span<const sessions::Topic> topics, std::string_view code, std::string_view message) override {
      gateway_.said_.Add("Registrations were refused", code, absl::StrCat(topics.size(), ", ", std::string(message)),
                         absl::Now());
      gateway_.hub_.OnRefused(topics, code, message);
    }
    void OnLost(std::string_view reason, absl::Time last_upstream_time) override {
      gateway_.hub_.OnLost(reason, last_upstream_time);
    }
    void OnResumed(absl::Time now) override { gateway_.hub_.OnResumed(now); }
    void OnRenewed(std::span<const sessions::Registration> registrations, absl::Time from, absl::Time until,
                   std::string_view reason) override {
      gateway_.hub_.OnRenewed(registrations, from, until, reason);
    }
    void OnRetry(std::string_view reason, absl::Duration pause) override {
      gateway_.attempts_.OnRetry(reason, pause, absl::Now());
    }
    void OnProtocolAnomaly(const sessions::ProtocolAnomaly& anomaly) override {
      gateway_.said_.Add(anomaly.what, anomaly.code, anomaly.words, absl::Now());
    }

   private:
    Impl& gateway_;
  };

  // What the tables do not foresee in REST bodies, from the worker's thread.
  class RestAnomalies final : public codec::AnomalySink {
   public:
    explicit RestAnomalies(telemetry::AnomalyLog& log) : log_(log) {}
    void OnAnomaly(const codec::Anomaly& anomaly) override { log_.Add(anomaly, absl::Now()); }

   private:
    telemetry::AnomalyLog& log_;
  };

  void AddMethods() {
    for (const codec::Method& method : generated::Methods()) {
      const codec::Tr* const tr = method.tr;
      if (method.call == codec::Call::kUnary) {
        server_.AddMethod(std::string(method.path), [this, tr](rpc::Call& call) {
          return std::make_unique<rpc::QueryHandler>(call, *tr, rest_, loop_.executor());
        });
        continue;
      }
      server_.AddMethod(std::string(method.path), [this, tr](rpc::Call& call) {
        fanout::ReaderQueueOptions queue;
        queue.event_limit = static_cast<size_t>(config_.queue_limit);
        return std::make_unique<rpc::SubscribeHandler>(call, hub_, pump_, interests_, tr, queue);
      });
    }
    session_.AddTo(server_);
    health_.AddTo(server_);
    reflection_.AddTo(server_);
  }

  absl::Time OnTurn(absl::Time now) {
    if (now >= hub_.NextTimer()) hub_.OnTimer(now);
    return hub_.NextTimer();
  }

  void OnFrame(std::string_view frame, absl::Time received) {
    received_ = received;
    hub_.OnMessage(received);
    if (const absl::Status status = decoder_.Decode(frame, *this); !status.ok()) {
      anomalies_.AddBrokenFrame(std::string(status.message()), received);
      hub_.OnUnreadable(received);
    }
  }

  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override {
    if (item.empty() && tr.registration == codec::Register::kItem) {
      // Whose it is nobody can tell.
      OnAnomaly({.kind = codec::Anomaly::Kind::kBrokenRow, .tr = &tr, .key = "item", .value = ""});
      return;
    }
    hub_.OnRow(tr, item, message, received_);
  }
  void OnControl(const codec::ControlFrame& frame) override { driver_.OnControl(frame); }
  void OnAnomaly(const codec::Anomaly& anomaly) override {
    anomalies_.Add(anomaly, received_);
    if (anomaly.kind == codec::Anomaly::Kind::kBrokenRow) hub_.OnUnreadable(received_);
  }

  bool HasRoom(std::span<const sessions::Topic> topics) const override { return driver_.session().HasRoom(topics); }
  void Register(std::vector<sessions::Topic> topics) override { driver_.Register(std::move(topics)); }
  void Unregister(std::vector<sessions::Topic> topics) override { driver_.Unregister(std::move(topics)); }

  // Every line that the broker has a part in comes through here. The secrets have been taken out of its words before they
  // were cut; a line as a whole is looked through once more.
  void Warn(const std::string& line) { spdlog::warn("{}", Redact(line)); }
  std::string Redact(std::string_view text) const { return tokens_.secrets().Redact(text); }

  rpc::SessionDescription Describe() const {
    const sessions::Session& session = driver_.session();
    return {.state = session.state(),
            .broker = config_.broker.name,
            .login_time = session.login_time(),
            .last_upstream_time = session.last_upstream_time(),
            .start_time = start_,
            .registration_count = session.registration_count(),
            .registration_limit = session.registration_limit(),
            .item_count = session.item_count(),
            .reconnect_count = session.reconnect_count(),
            .anomaly_count = anomalies_.total(),
            .broken_frame_count = anomalies_.broken_frames(),
            .last_error = attempts_.last_error()};
  }

  const config::Config config_;
  const absl::Time start_ = absl::Now();
  absl::Time received_ = absl::InfinitePast();  // of the frame that is being decoded
  telemetry::AnomalyLog anomalies_{[this](const std::string& line) { Warn(line); },
                                   [this](std::string_view text) { return Redact(text); }};
  telemetry::AttemptLog attempts_{[this](const std::string& line) { Warn(line); }};
  telemetry::SessionLog said_{[this](const std::string& line) { Warn(line); }};
  RestAnomalies rest_anomalies_{anomalies_};

  loop::IoWorker worker_;
  transport::HttpsClient https_;
  rest::TokenSource tokens_;
  rest::RestClient rest_;

  loop::Loop loop_;
  codec::FrameDecoder decoder_;
  fanout::Hub hub_;
  Observer observer_{*this};
  sessions::SessionDriver driver_;

  rpc::Pump pump_;
  rpc::InterestReader interests_;
  rpc::SessionService session_;
  rpc::HealthService health_;
  rpc::ReflectionService reflection_;
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
void Gateway::Run() { impl_->Run(); }
void Gateway::Stop() { impl_->Stop(); }

}  // namespace kiwoom
