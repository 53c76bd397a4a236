#include "service/sessions/key_session.h"

#include <spdlog/spdlog.h>

#include <future>
#include <utility>

namespace kiwoom::sessions {
void KeySession::RestAnomalies::OnAnomaly(const codec::Anomaly& anomaly) { log_.Add(anomaly, worker_.Now()); }

KeySession::KeySession(KeySessionOptions options, const codec::Tr& token_tr, const KeySessionSurroundings& around)
    : options_(std::move(options)),
      worker_(around.worker),
      trs_(around.trs),
      anomalies_([this](const std::string& line) { Warn(line); },
                 [this](std::string_view text) { return Redact(text); }),
      rest_anomalies_(anomalies_, around.worker),
      dialer_(around.worker.io(), around.tls, options_.broker.rest),
      quota_(options_.broker.rest_rate, options_.broker.rest_group, options_.broker.rest_total),
      // A dial that hangs must not take all the time that a token request has.
      token_requests_({.pool = {.most_connections = 1}, .dial_timeout = absl::Seconds(4)}, quota_, dialer_,
                      around.worker),
      queries_({}, quota_, dialer_, around.worker),
      tokens_({}, options_.key, token_tr, around.worker, token_requests_, rest_anomalies_),
      rest_({}, tokens_, queries_, around.worker, rest_anomalies_),
      observer_(
          *options_.name, options_.session.stable_after, around.observer,
          [](const std::string& line) { spdlog::info("{}", line); }, [this](const std::string& line) { Warn(line); },
          [&clock = around.clock] { return clock.Now().steady; }),
      driver_(around.loop, around.executor, around.tls, options_.broker.websocket, options_.session, {},
              {.clock = around.clock,
               .tokens = tokens_,
               .epochs = around.epochs,
               .observer = observer_,
               .trs = around.trs,
               .rows = around.rows,
               .anomalies = anomalies_}) {}

void KeySession::SetKey(rest::AppKey key) {
  worker_.Post([this, key = std::move(key)]() mutable {
    rest_.ForgetAnswers();
    tokens_.SetKey(std::move(key));
  });
}

void KeySession::RevokeToken(absl::Duration timeout) {
  const codec::Tr* const tr = rest::FindRole(trs_, codec::Role::kRevoke);
  if (tr == nullptr) return Warn("no spec has the role of revoking tokens: the token stays valid until it expires");
  auto done = std::make_shared<std::promise<absl::Status>>();
  std::future<absl::Status> outcome = done->get_future();
  worker_.Post(
      [this, tr, done] { tokens_.Revoke(*tr, [done](absl::Status status) { done->set_value(std::move(status)); }); });
  if (outcome.wait_for(absl::ToChronoMilliseconds(timeout)) != std::future_status::ready) {
    return Warn("the broker did not confirm in time that it revoked the token");
  }
  const absl::Status status = outcome.get();
  if (!status.ok()) return Warn("the token was not revoked: " + std::string(status.message()));
  spdlog::info("revoked the token");
}

void KeySession::Warn(const std::string& line) const {
  // Where the operator has given names, there is more than one session.
  const bool named = name() != kDefaultSession;
  spdlog::warn("{}{}", named ? "session " + name() + ": " : "", Redact(line));
}

}  // namespace kiwoom::sessions
