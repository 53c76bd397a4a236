#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/ssl/context.hpp>

#include "codec/anomaly.h"
#include "codec/table.h"
#include "service/broker/broker.h"
#include "service/clock/clock.h"
#include "service/loop/io_worker.h"
#include "service/rest/quota.h"
#include "service/rest/rest_client.h"
#include "service/rest/rest_snapshot.h"
#include "service/rest/scheduler.h"
#include "service/rest/token_source.h"
#include "service/sessions/pooled_session.h"
#include "service/sessions/reporting_observer.h"
#include "service/sessions/row_sink.h"
#include "service/sessions/session_driver.h"
#include "service/telemetry/anomaly_log.h"
#include "service/transport/https_dialer.h"

namespace kiwoom::sessions {

struct KeySessionOptions {
  const SessionName* name = &kDefaultSession;  // outlives the session
  bool in_company = false;                     // there are other sessions, so that log lines need its name
  broker::Broker broker;
  rest::AppKey key;
  SessionOptions session;
};

// Objects that all sessions share. They outlive the sessions.
struct KeySessionSurroundings {
  const clock::Clock& clock;
  boost::asio::io_context& loop;  // of the hot thread
  loop::Executor executor;        // runs tasks there
  loop::IoWorker& worker;         // for REST
  std::shared_ptr<boost::asio::ssl::context> tls;
  std::span<const codec::Tr* const> trs;
  EpochClock& epochs;
  SessionObserver& observer;
  RowSink& rows;
};

// Everything that belongs to one app key: its token, realtime session, REST quota, and the secrets to redact from its
// log lines. A topic belongs to exactly one KeySession at a time.
//
// Lives on the loop's thread; rest() may be called from any thread. Call Stop before stopping the worker and before
// destruction.
class KeySession final : public PooledSession {
 public:
  // `token_tr` has the role of issuing tokens and has passed TokenSource::Check.
  KeySession(KeySessionOptions options, const codec::Tr& token_tr, const KeySessionSurroundings& surroundings);

  // Announces that the session starts later.
  void StandBy() { driver_.StandBy(); }
  void Start() { driver_.Start(); }
  void Stop() { driver_.Stop(); }
  // Requests tokens with this key from now on. May be called from any thread.
  void SetKey(rest::AppKey key);
  // Revokes the token at the broker. Call it when the session no longer needs the token, then wait for all sessions
  // together with AwaitRevocation.
  void BeginRevocation();
  void AwaitRevocation(std::chrono::steady_clock::time_point deadline);

  int free_items() const override { return session().registration_limit() - session().item_count(); }
  bool IsRegistered(const Topic& topic) const override { return session().IsRegistered(topic); }
  void Register(const std::vector<Topic>& topics) override { driver_.Register(topics); }
  void Unregister(const std::vector<Topic>& topics) override { driver_.Unregister(topics); }

  const SessionName& name() const { return *options_.name; }
  rest::RestClient& rest() { return rest_; }
  SessionDriver& driver() { return driver_; }
  const Session& session() const { return driver_.session(); }
  // How long each of the broker's messages took, and how many there were.
  const telemetry::Histogram& decode_seconds() const { return driver_.decode_seconds(); }
  // Why there is no session, or why it was lost a moment ago: one sentence, or empty.
  std::string last_error() const { return observer_.last_error(); }
  // Removes the secrets of this key from a text of the broker.
  std::string Redact(std::string_view text) const { return tokens_.secrets().Redact(text); }
  const telemetry::AnomalyLog& anomalies() const { return anomalies_; }
  // The numbers of the REST side. On the worker.
  rest::RestSnapshot ReadRest() const;

 private:
  // Receives protocol anomalies in REST bodies on the worker's thread.
  class RestAnomalies final : public codec::AnomalySink {
   public:
    RestAnomalies(telemetry::AnomalyLog& log, const loop::Worker& worker) : log_(log), worker_(worker) {}
    void OnAnomaly(const codec::Anomaly& anomaly) override;

   private:
    telemetry::AnomalyLog& log_;
    const loop::Worker& worker_;
  };

  // Logs a line that may quote the broker. The quoted text was redacted before truncation; this redacts the complete
  // line once more.
  void Inform(const std::string& line) const;
  void Warn(const std::string& line) const;
  std::string prefix() const;  // of log lines

  const KeySessionOptions options_;
  loop::IoWorker& worker_;
  const std::span<const codec::Tr* const> trs_;
  telemetry::AnomalyLog anomalies_;
  RestAnomalies rest_anomalies_;
  transport::HttpsDialer dialer_;
  rest::Quota quota_;
  // Tokens have a connection of their own: no query can keep a login waiting.
  rest::Scheduler token_requests_;
  rest::Scheduler queries_;
  rest::TokenSource tokens_;
  rest::RestClient rest_;
  ReportingObserver observer_;
  SessionDriver driver_;
  std::future<absl::Status> revocation_;
};

}  // namespace kiwoom::sessions
