#include "service/sessions/key_session.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "absl/time/clock.h"

namespace kiwoom::sessions {

void KeySession::RestAnomalies::OnAnomaly(const codec::Anomaly& anomaly) { log_.Add(anomaly, absl::Now()); }

KeySession::KeySession(KeySessionOptions options, const codec::Tr& token_tr, const KeySessionSurroundings& around)
    : options_(std::move(options)),
      anomalies_([this](const std::string& line) { Warn(line); },
                 [this](std::string_view text) { return Redact(text); }),
      dialer_(around.worker.io(), around.tls, options_.broker.rest),
      quota_(options_.broker.rest_rate),
      token_requests_({.pool = {.most_connections = 1}}, quota_, dialer_, around.worker),
      queries_({}, quota_, dialer_, around.worker),
      tokens_({}, options_.key, token_tr, around.worker, token_requests_, rest_anomalies_),
      rest_({}, tokens_, queries_, around.worker, rest_anomalies_),
      observer_(
          options_.name, around.observer, [](const std::string& line) { spdlog::info("{}", line); },
          [this](const std::string& line) { Warn(line); }, absl::Now),
      driver_(around.loop, around.executor, around.tls, options_.broker.websocket, options_.session, {},
              {.tokens = tokens_,
               .epochs = around.epochs,
               .observer = observer_,
               .trs = around.trs,
               .rows = around.rows,
               .anomalies = anomalies_}) {}

void KeySession::Warn(const std::string& line) const { spdlog::warn("{}", Redact(line)); }

}  // namespace kiwoom::sessions
