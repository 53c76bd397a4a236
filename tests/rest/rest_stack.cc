#include "tests/rest/rest_stack.h"

#include <future>
#include <utility>

#include "service/rest/test_rest_trs.h"
#include "service/transport/tls.h"

namespace kiwoom::rest {

void AnomalyLines::OnAnomaly(const codec::Anomaly& anomaly) {
  const std::lock_guard lock(mutex_);
  lines_.push_back(anomaly.Describe());
}

std::vector<std::string> AnomalyLines::lines() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

RestStack::RestStack(const RestStackOptions& options, const transport::TestServer& server)
    : dialer_(worker_.io(), *transport::MakeTlsContext({.ca_pem = server.certificate()}),
              {"127.0.0.1", server.port(), ""}),
      quota_(options.rate),
      token_requests_({.pool = {.most_connections = 1}}, quota_, dialer_, worker_),
      queries_(options.queries, quota_, dialer_, worker_),
      tokens_(options.tokens, {kAppKey, kSecretKey}, kTokenTr, worker_, token_requests_, anomalies_),
      client_(options.client, tokens_, queries_, worker_, anomalies_) {}

absl::StatusOr<RestAnswer> RestStack::Ask(RestQuery query) {
  std::promise<absl::StatusOr<RestAnswer>> promise;
  const RestClient::Pending pending = client_.Query(
      std::move(query), [](auto task) { task(); },
      [&](absl::StatusOr<RestAnswer> answer) { promise.set_value(std::move(answer)); });
  return promise.get_future().get();
}

}  // namespace kiwoom::rest
