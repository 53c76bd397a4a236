#include "service/methods/session_service.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"
#include "service/fanout/contract.h"
#include "service/methods/unary_method.h"

namespace kiwoom::methods {
namespace {

using errors::Sentence;

constexpr char kService[] = "/kiwoom.v1.SessionService/";

bool Happened(absl::Time time) { return time != absl::InfinitePast(); }

// What the reader would be subscribed to.
size_t CountAfter(const fanout::Reader& reader, const std::vector<sessions::Topic>& add,
                  const std::vector<sessions::Topic>& remove) {
  absl::flat_hash_set<sessions::Topic> topics(add.begin(), add.end());
  for (const auto& [topic, cursor] : reader.cursors()) topics.insert(topic);
  for (const sessions::Topic& topic : remove) topics.erase(topic);
  return topics.size();
}

}  // namespace

void SessionService::AddTo(MethodTable& methods) {
  methods.Add(absl::StrCat(kService, "GetSession"), std::nullopt,
              UnaryMethod<v1::GetSessionRequest, v1::GetSessionResponse>::Factory(
                  [this](const auto& request, auto& response) { return Get(request, response); }));
  methods.Add(absl::StrCat(kService, "ListSubscriptions"), callers::Scope::kOperate,
              UnaryMethod<v1::ListSubscriptionsRequest, v1::ListSubscriptionsResponse>::Factory(
                  [this](const auto& request, auto& response) { return List(request, response); }));
  methods.Add(absl::StrCat(kService, "ChangeSubscription"), callers::Scope::kMarketData,
              UnaryMethod<v1::ChangeSubscriptionRequest, v1::ChangeSubscriptionResponse>::Factory(
                  [this](const auto& request, auto& response) { return Change(request, response); }));
}

absl::Status SessionService::Get(const v1::GetSessionRequest&, v1::GetSessionResponse& response) {
  const SessionDescription session = describe_();
  response.set_upstream_state(fanout::ToProto(session.state));
  response.set_broker(session.broker);
  if (Happened(session.login_time)) *response.mutable_login_time() = fanout::ToProto(session.login_time);
  if (Happened(session.last_upstream_time)) {
    *response.mutable_last_upstream_time() = fanout::ToProto(session.last_upstream_time);
  }
  if (Happened(session.start_time)) *response.mutable_start_time() = fanout::ToProto(session.start_time);
  response.set_registration_count(static_cast<uint32_t>(session.registration_count));
  response.set_registration_limit(static_cast<uint32_t>(session.registration_limit));
  response.set_reconnect_count(session.reconnect_count);
  response.set_anomaly_count(session.anomaly_count);
  response.set_broken_frame_count(session.broken_frame_count);
  response.set_last_error(session.last_error);
  response.set_item_count(static_cast<uint32_t>(session.item_count));
  response.set_unrouted_count(hub_.counters().unrouted);
  response.set_subscription_count(static_cast<uint32_t>(hub_.Readers().size()));
  return absl::OkStatus();
}

absl::Status SessionService::List(const v1::ListSubscriptionsRequest&, v1::ListSubscriptionsResponse& response) {
  for (const fanout::Reader* reader : hub_.Readers()) {
    v1::Subscription& subscription = *response.add_subscriptions();
    subscription.set_subscription_id(reader->id());
    subscription.set_peer(reader->options().peer);
    *subscription.mutable_start_time() = fanout::ToProto(reader->start());
    for (v1::Interest& interest : fanout::InterestsOf(*reader)) *subscription.add_interests() = std::move(interest);
    subscription.set_slow_reader_policy(fanout::ToProto(reader->options().queue.policy));
    subscription.set_sent_count(reader->queue().sent_count());
    subscription.set_skipped_count(reader->queue().skipped_count());
    subscription.set_queued_count(static_cast<uint32_t>(reader->queue().size()));
  }
  return absl::OkStatus();
}

absl::Status SessionService::Change(const v1::ChangeSubscriptionRequest& request,
                                    v1::ChangeSubscriptionResponse& response) {
  fanout::Reader* const reader = hub_.Find(request.subscription_id());
  // One that takes nothing more ends as soon as what it has is read.
  if (reader == nullptr || reader->queue().overflow() != fanout::Overflow::kNone) {
    return errors::MakeError(absl::StatusCode::kNotFound, errors::Reason::kRequestInvalid,
                             Say(Sentence::kSubscriptionUnknown, {errors::Quoted(request.subscription_id())}));
  }
  std::vector<sessions::Topic> add, remove;
  errors::Violations violations;
  const codec::Tr* const only = reader->options().only;
  for (int i = 0; i < request.add_size(); ++i) {
    interests_.Read("add", request.add(i), static_cast<size_t>(i), only, add, violations);
  }
  for (int i = 0; i < request.remove_size(); ++i) {
    interests_.Read("remove", request.remove(i), static_cast<size_t>(i), only, remove, violations);
  }
  if (CountAfter(*reader, add, remove) > InterestReader::kMostTopics) {
    violations.Add("add", Sentence::kTooManyAfterChange, {absl::StrCat(InterestReader::kMostTopics)});
  }
  if (!violations.empty()) return violations.ToError();
  hub_.Change(*reader, add, remove);
  for (v1::Interest& interest : fanout::InterestsOf(*reader)) *response.add_interests() = std::move(interest);
  return absl::OkStatus();
}

}  // namespace kiwoom::methods
