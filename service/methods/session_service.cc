#include "service/methods/session_service.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/fanout/contract.h"
#include "service/methods/method_scope.h"
#include "service/methods/stream_access.h"
#include "service/methods/unary_method.h"

namespace kiwoom::methods {
namespace {

using errors::Phrase;

constexpr char kService[] = "/kiwoom.v1.SessionService/";

// "REPLACED"
std::string StateOf(const std::vector<SessionDescription>& sessions, std::string_view name) {
  for (const SessionDescription& session : sessions) {
    if (session.name == name) return absl::AsciiStrToUpper(std::string(sessions::StateName(session.state)));
  }
  return "";
}

// `field` creates and returns the timestamp field to set.
void SetIfHappened(absl::Time time, const auto& field) {
  if (time != absl::InfinitePast()) *field() = fanout::ToProto(time);
}

bool IsOperator(const callers::Caller& caller) { return caller.scopes.contains(callers::CallerScope::kOperate); }

// The number of topics that the reader would have after the change.
size_t CountAfter(const fanout::Reader& reader, const std::vector<sessions::Topic>& add,
                  const std::vector<sessions::Topic>& remove) {
  absl::flat_hash_set<sessions::Topic> topics(add.begin(), add.end());
  for (const auto& [topic, cursor] : reader.cursors()) topics.insert(topic);
  for (const sessions::Topic& topic : remove) topics.erase(topic);
  return topics.size();
}

}  // namespace

void SessionService::AddTo(MethodTable& methods) {
  methods.Add(absl::StrCat(kService, "GetGateway"), std::nullopt,
              UnaryMethod<v1::GetGatewayRequest, v1::GetGatewayResponse>::Factory(
                  [this](const Call&, const auto& request, auto& response) { return GetGateway(request, response); }));
  methods.Add(
      absl::StrCat(kService, "ListSessions"), std::nullopt,
      UnaryMethod<v1::ListSessionsRequest, v1::ListSessionsResponse>::Factory(
          [this](const Call&, const auto& request, auto& response) { return ListSessions(request, response); }));
  methods.Add(absl::StrCat(kService, "ListSubscriptions"), std::nullopt,
              UnaryMethod<v1::ListSubscriptionsRequest, v1::ListSubscriptionsResponse>::Factory(
                  [this](const Call& call, const auto& request, auto& response) {
                    return ListSubscriptions(call, request, response);
                  }));
  methods.Add(absl::StrCat(kService, "ListRegistrations"), std::nullopt,
              UnaryMethod<v1::ListRegistrationsRequest, v1::ListRegistrationsResponse>::Factory(
                  [this](const Call& call, const auto& request, auto& response) {
                    const absl::Status status = ListRegistrations(call.caller(), request, response);
                    // A look at the caller's own stream is no news.
                    if (IsOperator(call.caller()) || !status.ok()) {
                      audit_.Record(call, status, {.subscription = request.subscription_id()});
                    }
                    return status;
                  }));
  methods.Add(absl::StrCat(kService, "ChangeSubscription"), callers::CallerScope::kMarketData,
              UnaryMethod<v1::ChangeSubscriptionRequest, v1::ChangeSubscriptionResponse>::Factory(
                  [this](const Call& call, const auto& request, auto& response) {
                    const absl::Status status = ChangeSubscription(call.caller(), request, response);
                    audit_.Record(call, status, {.subscription = request.subscription_id()});
                    return status;
                  }));
  methods.Add(absl::StrCat(kService, "TakeBackSession"), callers::CallerScope::kOperate,
              UnaryMethod<v1::TakeBackSessionRequest, v1::TakeBackSessionResponse>::Factory(
                  [this](const Call& call, const auto& request, auto&) {
                    const absl::Status status = TakeBackSession(request);
                    audit_.Record(call, status, {.session = request.session()});
                    return status;
                  }));
}

absl::Status SessionService::GetGateway(const v1::GetGatewayRequest&, v1::GetGatewayResponse& response) {
  const GatewayDescription gateway = describe_();
  response.set_broker(gateway.broker);
  SetIfHappened(gateway.start_time, [&] { return response.mutable_start_time(); });
  response.set_subscription_count(static_cast<uint32_t>(hub_.Readers().size()));
  response.set_anomaly_count(gateway.anomaly_count);
  response.set_broken_frame_count(gateway.broken_frame_count);
  response.set_unrouted_count(hub_.counters().unrouted);
  return absl::OkStatus();
}

absl::Status SessionService::ListSessions(const v1::ListSessionsRequest&, v1::ListSessionsResponse& response) {
  for (const SessionDescription& session : describe_().sessions) {
    v1::Session& out = *response.add_sessions();
    out.set_name(session.name);
    out.set_state(fanout::ToProto(session.state));
    SetIfHappened(session.login_time, [&] { return out.mutable_login_time(); });
    SetIfHappened(session.last_upstream_time, [&] { return out.mutable_last_upstream_time(); });
    SetIfHappened(session.last_market_row_time, [&] { return out.mutable_last_market_row_time(); });
    out.set_registration_count(static_cast<uint32_t>(session.registration_count));
    out.set_item_count(static_cast<uint32_t>(session.item_count));
    out.set_item_limit(static_cast<uint32_t>(session.item_limit));
    out.set_reconnect_count(session.reconnect_count);
    out.set_last_error(session.last_error);
  }
  return absl::OkStatus();
}

absl::Status SessionService::ListSubscriptions(const Call& call, const v1::ListSubscriptionsRequest& request,
                                               v1::ListSubscriptionsResponse& response) {
  std::vector<const fanout::Reader*> readers = hub_.Readers();
  std::erase_if(readers, [&](const fanout::Reader* reader) { return !Lists(call, *reader); });
  const absl::Status status = subscription_pages_.Read(readers, request, response);
  if (IsOperator(call.caller())) audit_.Record(call, status);
  return status;
}

absl::StatusOr<fanout::Reader*> SessionService::FindStream(const callers::Caller& caller, const std::string& id) {
  fanout::Reader* const reader = hub_.Find(id);
  // A reader that has overflowed accepts nothing more and ends once its queue has been read.
  if (reader == nullptr || reader->queue().overflow() != fanout::Overflow::kNone) {
    return errors::MakeError(absl::StatusCode::kNotFound, errors::Reason::kRequestInvalid,
                             Say(Phrase::kSubscriptionUnknown, {errors::Quoted(id)}));
  }
  if (absl::Status status = CheckAccess(caller, *reader); !status.ok()) return status;
  return reader;
}

absl::Status SessionService::ListRegistrations(const callers::Caller& caller,
                                               const v1::ListRegistrationsRequest& request,
                                               v1::ListRegistrationsResponse& response) {
  if (request.subscription_id().empty()) {
    if (!IsOperator(caller)) return ScopeMissing(callers::CallerScope::kOperate, Say(Phrase::kRegistrationsOfAll));
    return registration_pages_.Read(hub_, nullptr, caller, request, response);
  }
  const absl::StatusOr<fanout::Reader*> stream = FindStream(caller, request.subscription_id());
  if (!stream.ok()) return stream.status();
  return registration_pages_.Read(hub_, *stream, caller, request, response);
}

absl::Status SessionService::ChangeSubscription(const callers::Caller& caller,
                                                const v1::ChangeSubscriptionRequest& request,
                                                v1::ChangeSubscriptionResponse& response) {
  const absl::StatusOr<fanout::Reader*> stream = FindStream(caller, request.subscription_id());
  if (!stream.ok()) return stream.status();
  fanout::Reader* const reader = *stream;
  std::vector<sessions::Topic> add, remove;
  fanout::InterestTerms terms, ignored;
  errors::Violations violations;
  const codec::Tr* const only = reader->options().only;
  for (int i = 0; i < request.add_size(); ++i) {
    interests_.Read("add", request.add(i), static_cast<size_t>(i), only, add, terms, violations);
  }
  for (int i = 0; i < request.remove_size(); ++i) {
    interests_.Read("remove", request.remove(i), static_cast<size_t>(i), only, remove, ignored, violations);
  }
  if (CountAfter(*reader, add, remove) > InterestReader::kMostTopics) {
    violations.Add("add", Phrase::kTooManyAfterChange, {absl::StrCat(InterestReader::kMostTopics)});
  }
  if (!violations.empty()) return violations.ToError();
  hub_.Change(*reader, add, remove, terms);
  for (v1::Interest& interest : fanout::InterestsOf(reader->cursors())) *response.add_interests() = std::move(interest);
  return absl::OkStatus();
}

absl::Status SessionService::TakeBackSession(const v1::TakeBackSessionRequest& request) {
  const std::string name = errors::Quoted(request.session());
  const std::optional<sessions::TakeBackAnswer> answer = take_back_(request.session());
  if (!answer.has_value()) {
    return errors::MakeError(absl::StatusCode::kNotFound, errors::Reason::kRequestInvalid,
                             Say(Phrase::kSessionUnknown, {name}));
  }
  absl::Status error;
  switch (answer->kind) {
    case sessions::TakeBackAnswer::Kind::kScheduled:
      return absl::OkStatus();
    case sessions::TakeBackAnswer::Kind::kNotReplaced:
      error =
          errors::MakeError(absl::StatusCode::kFailedPrecondition, errors::Reason::kRequestInvalid,
                            Say(Phrase::kSessionNotReplaced, {name, StateOf(describe_().sessions, request.session())}));
      break;
    case sessions::TakeBackAnswer::Kind::kTooOften:
      error = errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit,
                                Say(Phrase::kTakenBackTooOften, {name}));
      error = errors::WithRetryDelay(std::move(error), answer->wait);
      break;
  }
  return errors::WithMetadata(std::move(error), errors::kSession, request.session());
}

}  // namespace kiwoom::methods
