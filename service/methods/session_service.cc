#include "service/methods/session_service.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/fanout/contract.h"
#include "service/methods/error.h"
#include "service/methods/unary_method.h"

namespace kiwoom::methods {
namespace {

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

void SessionService::AddTo(Server& server) {
  server.AddMethod(absl::StrCat(kService, "GetSession"),
                   UnaryMethod<v1::GetSessionRequest, v1::GetSessionResponse>::Factory(
                       [this](const auto& request, auto& response) { return Get(request, response); }));
  server.AddMethod(absl::StrCat(kService, "ListSubscriptions"),
                   UnaryMethod<v1::ListSubscriptionsRequest, v1::ListSubscriptionsResponse>::Factory(
                       [this](const auto& request, auto& response) { return List(request, response); }));
  server.AddMethod(absl::StrCat(kService, "ChangeSubscription"),
                   UnaryMethod<v1::ChangeSubscriptionRequest, v1::ChangeSubscriptionResponse>::Factory(
                       [this](const auto& request, auto& response) { return Change(request, response); }));
}

grpc::Status SessionService::Get(const v1::GetSessionRequest&, v1::GetSessionResponse& response) {
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
  return grpc::Status::OK;
}

grpc::Status SessionService::List(const v1::ListSubscriptionsRequest&, v1::ListSubscriptionsResponse& response) {
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
  return grpc::Status::OK;
}

grpc::Status SessionService::Change(const v1::ChangeSubscriptionRequest& request,
                                    v1::ChangeSubscriptionResponse& response) {
  fanout::Reader* const reader = hub_.Find(request.subscription_id());
  // One that takes nothing more ends as soon as what it has is read.
  if (reader == nullptr || reader->queue().overflow() != fanout::Overflow::kNone) {
    return MakeStatus(grpc::StatusCode::NOT_FOUND,
                      absl::StrCat("no stream has the subscription_id ", Quoted(request.subscription_id()),
                                   ": take it from the stream's acknowledgement"));
  }
  std::vector<sessions::Topic> add, remove;
  Violation violation;
  for (int i = 0; i < request.add_size(); ++i) {
    if (!interests_.Read("add", request.add(i), static_cast<size_t>(i), reader->options().only, add, violation)) {
      return InvalidField(violation.field, violation.description);
    }
  }
  for (int i = 0; i < request.remove_size(); ++i) {
    if (!interests_.Read("remove", request.remove(i), static_cast<size_t>(i), reader->options().only, remove,
                         violation)) {
      return InvalidField(violation.field, violation.description);
    }
  }
  if (CountAfter(*reader, add, remove) > InterestReader::kMostTopics) {
    return InvalidField("add", absl::StrCat("would give the stream more than ", InterestReader::kMostTopics,
                                            " interests: open another one"));
  }
  hub_.Change(*reader, add, remove);
  for (v1::Interest& interest : fanout::InterestsOf(*reader)) *response.add_interests() = std::move(interest);
  return grpc::Status::OK;
}

}  // namespace kiwoom::methods
