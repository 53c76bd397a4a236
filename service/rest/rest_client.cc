#include "service/rest/rest_client.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/broker/broker_error.h"
#include "service/errors/error_details.h"
#include "service/rest/unreachable.h"

namespace kiwoom::rest {
namespace {

// A gateway or proxy at the broker failed. Another attempt may take another path.
bool FailedOnTheWay(int http_status) { return http_status >= 502 && http_status <= 504; }

LimitScope ScopeOf(const absl::Status& failure) {
  const auto kind = broker::KindOf(failure);
  if (kind == broker::BrokerErrorKind::kTotalLimit) return LimitScope::kTotal;
  return kind == broker::BrokerErrorKind::kGroupLimit ? LimitScope::kGroup : LimitScope::kTr;
}

absl::Status TooLate(errors::Phrase phrase) {
  return errors::MakeError(absl::StatusCode::kDeadlineExceeded, errors::Reason::kBrokerUnreachable, phrase);
}

}  // namespace

RestClient::Pending& RestClient::Pending::operator=(Pending&& other) noexcept {
  if (this != &other) {
    Cancel();
    worker_ = other.worker_;
    asker_ = std::move(other.asker_);
  }
  return *this;
}

void RestClient::Pending::Cancel() {
  if (asker_ == nullptr) return;
  AskerPtr asker = std::exchange(asker_, nullptr);
  if (asker->told.exchange(true)) return;
  worker_->Post([asker = std::move(asker)] {
    if (asker->client != nullptr) asker->client->Leave(asker);
  });
}

RestClient::RestClient(RestOptions options, TokenSource& tokens, Outbox& outbox, loop::Worker& worker,
                       codec::AnomalySink& anomalies)
    : options_(options),
      tokens_(tokens),
      outbox_(outbox),
      worker_(worker),
      reader_({.limit_pause = options.limit_pause}, tokens.secrets(), anomalies),
      cache_(options.cache_bytes) {
  outbox_.SetGate([this] { return HaveToken(); });
}

RestClient::Pending RestClient::Query(RestQuery query, loop::Executor executor, Callback callback) {
  AskerPtr asker = MakeAsker(std::move(query), std::move(executor),
                             [callback = std::move(callback)](RestClient&, absl::StatusOr<RestAnswer> answer) mutable {
                               callback(std::move(answer));
                             });
  worker_.Post([this, asker] { Begin(asker); });
  return Pending(worker_, std::move(asker));
}

RestClient::AskerPtr RestClient::MakeAsker(RestQuery query, loop::Executor executor, AskerCallback callback) {
  auto asker = std::make_shared<Asker>();
  asker->query = std::move(query);
  asker->executor = std::move(executor);
  asker->callback = std::move(callback);
  return asker;
}

void RestClient::Begin(const AskerPtr& asker) {
  if (asker->told || TellIfLate(asker)) return;
  std::string key = KeyOf(asker->query);
  if (AnswerFromCache(asker, key) || JoinFlight(asker, key)) return;
  Launch(asker, std::move(key));
}

bool RestClient::TellIfLate(const AskerPtr& asker) {
  const absl::Duration timeout = std::min(asker->query.deadline - worker_.WallTime(), options_.longest);
  asker->deadline = worker_.Now() + timeout;
  if (timeout > absl::ZeroDuration()) return false;
  asker->client = this;
  Tell(asker, TooLate(errors::Phrase::kDeadlinePassed));
  return true;
}

bool RestClient::AnswerFromCache(const AskerPtr& asker, const std::string& key) {
  if (asker->query.max_age <= absl::ZeroDuration()) return false;
  cached_ = true;
  const auto answer = cache_.Find(key, asker->query.max_age, worker_.Now());
  if (answer == nullptr) return false;
  asker->client = this;
  Tell(asker, *answer);
  return true;
}

bool RestClient::JoinFlight(const AskerPtr& asker, const std::string& key) {
  const auto found = flights_.find(key);
  return found != flights_.end() && Join(found->second, asker);
}

void RestClient::Launch(const AskerPtr& asker, std::string key) {
  auto flight = std::make_shared<Flight>();
  flight->key = std::move(key);
  flight->query = asker->query;
  flight->deadline = asker->deadline;
  flight->askers.push_back(asker);
  asker->client = this;
  asker->flight = flight;
  flights_[flight->key] = flight;
  Send(flight);
}

// An asker with a later deadline extends the flight. One with an earlier deadline gets a timer of its own. False if the
// flight is about to fail, for a reason that need not be this asker's.
bool RestClient::Join(const FlightPtr& flight, const AskerPtr& asker) {
  const absl::Time deadline = std::max(flight->deadline, asker->deadline);
  if (flight->request.has_value() && !outbox_.Extend(*flight->request, deadline, asker->query.caller)) return false;
  asker->client = this;
  asker->flight = flight;
  flight->deadline = deadline;
  flight->askers.push_back(asker);
  for (const AskerPtr& one : flight->askers) {
    if (one->deadline < flight->deadline) WatchDeadline(one);
  }
  return true;
}

void RestClient::WatchDeadline(const AskerPtr& asker) {
  if (std::exchange(asker->timed, true)) return;
  worker_.PostAt(asker->deadline, [this, weak = std::weak_ptr(asker)] {
    const AskerPtr late = weak.lock();
    if (late == nullptr || late->flight.expired()) return;
    Leave(late);
    Tell(late, TooLate(errors::Phrase::kBrokerTooSlow));
  });
}

// When the last asker leaves, the request is cancelled, unless it changes something at the broker and has been sent:
// then its answer is still worth knowing.
void RestClient::Leave(const AskerPtr& asker) {
  const FlightPtr flight = std::exchange(asker->flight, {}).lock();
  if (flight == nullptr) return;
  std::erase(flight->askers, asker);
  if (!flight->askers.empty()) return;
  if (flight->query.tr->effect != codec::Effect::kRead && flight->sent) return;
  if (flight->request.has_value()) outbox_.Cancel(*flight->request);
  Forget(flight);
}

void RestClient::Forget(const FlightPtr& flight) {
  const auto found = flights_.find(flight->key);
  if (found != flights_.end() && found->second == flight) flights_.erase(found);
}

void RestClient::Send(const FlightPtr& flight) {
  flight->sent = false;
  flight->request = outbox_.Add(
      {.tr = flight->query.tr,
       .caller = flight->query.caller,
       .deadline = flight->deadline,
       .compose = [this, flight] { return Compose(*flight); }},
      [this, flight](absl::StatusOr<transport::HttpResponse> response) { OnResponse(flight, std::move(response)); });
}

transport::HttpRequest RestClient::Compose(Flight& flight) {
  flight.sent = true;
  flight.token = tokens_.current();
  const RestQuery& query = flight.query;
  transport::HttpRequest request{.path = std::string(query.tr->path), .headers = {}, .body = query.body};
  request.headers = {{"api-id", std::string(query.tr->code)},
                     {"authorization", "Bearer " + flight.token},
                     {"content-type", "application/json;charset=UTF-8"},
                     {"cont-yn", query.next_key.empty() ? "N" : "Y"},
                     {"next-key", query.next_key}};
  return request;
}

void RestClient::OnResponse(const FlightPtr& flight, absl::StatusOr<transport::HttpResponse> response) {
  flight->request.reset();
  const codec::Tr& tr = *flight->query.tr;
  if (response.ok()) {
    const int http_status = response->status;
    absl::StatusOr<RestAnswer> answer = reader_.Read(tr, *std::move(response), worker_.WallTime());
    const auto kind = broker::KindOf(answer.status());
    if (answer.ok() || (kind.has_value() && kind != broker::BrokerErrorKind::kToken)) tokens_.Accepted(flight->token);
    if (kind == broker::BrokerErrorKind::kAccess) refused_until_ = worker_.Now() + options_.access_pause;
    if (answer.ok()) {
      refused_until_ = absl::InfinitePast();
      if (flight->token_replaced) tokens_.RenewalHelped();
      budget_.Succeeded();
      return Answer(flight, *std::move(answer));
    }
    if (broker::IsLimit(kind)) OnLimit(tr, answer.status());
    if (Repeat(flight, FailedOnTheWay(http_status) ? Trouble::kOnTheWay : Trouble::kOther, answer.status())) return;
    return Fail(flight, answer.status());
  }
  const bool sent = std::exchange(flight->sent, false);
  if (response.status().code() == absl::StatusCode::kUnavailable) {
    const absl::Status failure = Unreachable(response.status());
    const bool unanswered = transport::FailureOf(response.status()) == transport::HttpFailure::kUnanswered;
    if (Repeat(flight, unanswered ? Trouble::kUnanswered : Trouble::kOther, failure)) return;
    return Fail(flight, failure);
  }
  // Its turn did not come in time. The failure that delayed it says more than that.
  if (!sent && !flight->failure.ok()) return Fail(flight, flight->failure);
  const bool late = response.status().code() == absl::StatusCode::kDeadlineExceeded;
  Fail(flight, late && !sent && tokens_.current().empty() ? tokens_.WhyNone() : response.status());
}

// Repeats the request if that is allowed and may help. Returns whether it does.
bool RestClient::Repeat(const FlightPtr& flight, Trouble trouble, const absl::Status& failure) {
  const codec::Tr& tr = *flight->query.tr;
  const auto kind = broker::KindOf(failure);
  const bool another_token = kind == broker::BrokerErrorKind::kToken && tokens_.Reject(flight->token);
  // A request that changes something is never sent twice. A rejected token most likely means that the broker did
  // nothing, but we have only its word for that: if it did place an order, the repetition would place another.
  if (tr.effect != codec::Effect::kRead) return false;
  if (kind == broker::BrokerErrorKind::kToken) {
    if (!another_token || std::exchange(flight->token_replaced, true)) return false;
    Send(flight);
    return true;
  }
  absl::Duration pause = absl::ZeroDuration();
  if (broker::IsLimit(kind)) {
    if (++flight->limits > options_.limit_retries) return false;  // the quota delays the repetition
  } else {
    if (trouble == Trouble::kOther || std::exchange(flight->failure_repeated, true)) return false;
    if (trouble == Trouble::kOnTheWay) {
      pause = std::max(options_.error_pause, errors::RetryDelayOf(failure).value_or(options_.error_pause));
    }
  }
  if (worker_.Now() + pause >= flight->deadline || !budget_.Take()) return false;
  flight->failure = failure;
  RepeatAfter(pause, flight);
  return true;
}

void RestClient::OnLimit(const codec::Tr& tr, const absl::Status& failure) {
  outbox_.OnLimit(tr, ScopeOf(failure), errors::RetryDelayOf(failure).value_or(options_.limit_pause));
}

void RestClient::RepeatAfter(absl::Duration pause, const FlightPtr& flight) {
  if (pause == absl::ZeroDuration()) return Send(flight);
  worker_.PostAt(worker_.Now() + pause, [this, flight] {
    if (!flight->askers.empty()) Send(flight);
  });
}

bool RestClient::HaveToken() {
  if (!tokens_.current().empty()) return true;
  if (std::exchange(token_wanted_, true)) return false;
  tokens_.GetOnWorker("", [this](const absl::StatusOr<std::string>& token) {
    token_wanted_ = false;
    if (token.ok()) return outbox_.Pump();
    // If the failure is already known, this runs inside GetOnWorker, in the middle of Pump.
    worker_.Post([this, failure = token.status()] { OnNoToken(failure); });
  });
  return false;
}

void RestClient::OnNoToken(const absl::Status& failure) {
  if (!tokens_.current().empty()) return outbox_.Pump();
  std::vector<FlightPtr> waiting;
  for (const auto& [key, flight] : flights_) {
    if (flight->request.has_value() && !flight->sent) waiting.push_back(flight);
  }
  token_wanted_ = true;  // cancelling pumps, which must not ask again
  for (const FlightPtr& flight : waiting) {
    outbox_.Cancel(*flight->request);
    Fail(flight, failure);
  }
  token_wanted_ = false;
}

void RestClient::ForgetAnswers() {
  ++generation_;
  refused_until_ = absl::InfinitePast();
  cache_ = AnswerCache(options_.cache_bytes);
}

RestClient::Readiness RestClient::readiness() const {
  if (worker_.Now() < refused_until_ || tokens_.barred()) return Readiness::kRefused;
  return tokens_.current().empty() ? Readiness::kNoToken : Readiness::kReady;
}

// Requests that change something are never shared. Queries of account scope are shared only within one caller.
std::string RestClient::KeyOf(const RestQuery& query) {
  const codec::Tr& tr = *query.tr;
  if (tr.effect != codec::Effect::kRead) return absl::StrCat("change ", ++changes_);
  const std::string_view caller = tr.scope == codec::Scope::kAccount ? std::string_view(query.caller) : "";
  return absl::StrCat(generation_, " ", absl::string_view(tr.code.data(), tr.code.size()), " ", query.next_key.size(),
                      " ", query.next_key, " ", caller.size(), " ", absl::string_view(caller.data(), caller.size()),
                      " ", query.body);
}

void RestClient::Answer(const FlightPtr& flight, RestAnswer answer) {
  Forget(flight);
  // Answers of account scope are not kept. A caller is identified by its address, which another caller may have next.
  const codec::Tr& tr = *flight->query.tr;
  if (cached_ && tr.effect == codec::Effect::kRead && tr.scope != codec::Scope::kAccount) {
    cache_.Put(flight->key, std::make_shared<const RestAnswer>(answer), worker_.Now());
  }
  std::vector<AskerPtr> askers = std::exchange(flight->askers, {});
  for (size_t i = 0; i < askers.size(); ++i) {
    askers[i]->flight.reset();
    Tell(askers[i], i + 1 < askers.size() ? answer : std::move(answer));
  }
}

void RestClient::Fail(const FlightPtr& flight, const absl::Status& failure) {
  Forget(flight);
  for (const AskerPtr& asker : std::exchange(flight->askers, {})) {
    asker->flight.reset();
    Tell(asker, failure);
  }
}

void RestClient::Tell(const AskerPtr& asker, absl::StatusOr<RestAnswer> answer) {
  if (asker->told.exchange(true)) return;
  asker->executor([&client = *asker->client, callback = std::move(asker->callback),
                   answer = std::move(answer)]() mutable { callback(client, std::move(answer)); });
}

}  // namespace kiwoom::rest
