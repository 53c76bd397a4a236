#include "service/methods/session_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/payload.h"
#include "service/fanout/test_hub.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using fanout::kHynix;
using fanout::kSamsung;

class SessionServiceTest : public fanout::HubTest {
 protected:
  SessionServiceTest() { service_.AddTo(methods_); }

  template <typename Response>
  Response Ask(const std::string& method, const google::protobuf::MessageLite& request, bool local = true) {
    TestCall call;
    call.Admit({.name = "somebody", .scopes = {}, .local = local});
    methods_.Find("/kiwoom.v1.SessionService/" + method)->factory(call)->OnMessage(request.SerializeAsString());
    status_ = *call.status;
    Response response;
    EXPECT_TRUE(response.ParseFromString(call.answer()));
    return response;
  }

  static constexpr const codec::Tr* kTrs[] = {&fanout::kTrades, &fanout::kInterruptions};
  const InterestReader interests_{kTrs};
  SessionService service_{
      hub_, interests_,
      [] { return GatewayDescription{.sessions = {{.name = "alpha", .state = sessions::State::kLost}}}; },
      [this](std::string_view session) { return session == "alpha" ? std::optional(take_back_) : std::nullopt; }};
  sessions::TakeBackAnswer take_back_;
  MethodTable methods_;
  absl::Status status_;
};

v1::Interest Trades(const std::string& item) {
  v1::Interest interest;
  interest.set_type(v1::REALTIME_TYPE_TRADE);
  interest.add_items(item);
  return interest;
}

TEST_F(SessionServiceTest, ListsAndChangesAStream) {
  const fanout::Reader* const alice = Open({kSamsung}, {.peer = "alice"});
  const auto list = Ask<v1::ListSubscriptionsResponse>("ListSubscriptions", v1::ListSubscriptionsRequest());
  ASSERT_EQ(list.subscriptions_size(), 1);
  EXPECT_EQ(list.subscriptions(0).peer(), "alice");
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(alice->id());
  *change.add_add() = Trades(kHynix.item);
  *change.add_remove() = Trades(kSamsung.item);
  const auto changed = Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  ASSERT_EQ(changed.interests_size(), 1);
  EXPECT_EQ(changed.interests(0).items(0), "000660");
}

TEST_F(SessionServiceTest, AnInvalidChangeReportsAllViolationsAndChangesNothing) {
  const fanout::Reader* const alice = Open({kSamsung});
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(alice->id());
  *change.add_add() = Trades("!");
  *change.add_add() = Trades(kHynix.item);
  *change.add_remove() = Trades("?");
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_EQ(errors::ReasonOf(status_), "REQUEST_INVALID");
  const auto request = errors::PayloadOf<google::rpc::BadRequest>(status_);
  ASSERT_EQ(request->field_violations_size(), 2);
  EXPECT_EQ(request->field_violations(0).field(), "add[0].items[0]");
  EXPECT_EQ(request->field_violations(1).field(), "remove[0].items[0]");
  EXPECT_EQ(alice->cursors().size(), 1u);
}

TEST_F(SessionServiceTest, ListsTheRegistrationsOfAllStreamsOrOfOne) {
  const fanout::Reader* const alice = Open({kSamsung});
  Open({kHynix});
  v1::ListRegistrationsRequest request;
  EXPECT_EQ(Ask<v1::ListRegistrationsResponse>("ListRegistrations", request).registrations_size(), 2);
  request.set_subscription_id(alice->id());
  const auto list = Ask<v1::ListRegistrationsResponse>("ListRegistrations", request);
  ASSERT_EQ(list.registrations_size(), 1);
  EXPECT_EQ(list.registrations(0).registration().item(), "005930");
}

TEST_F(SessionServiceTest, AnUnknownStreamIsNotFound) {
  const auto expect_not_found = [&] {
    EXPECT_EQ(status_.code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(errors::ReasonOf(status_), "REQUEST_INVALID");
    EXPECT_EQ(std::string(status_.message()),
              "No stream has the subscription_id \"s-1\": take it from the stream's acknowledgement.");
  };
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id("s-1");
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  expect_not_found();
  v1::ListRegistrationsRequest list;
  list.set_subscription_id("s-1");
  Ask<v1::ListRegistrationsResponse>("ListRegistrations", list);
  expect_not_found();
}

TEST_F(SessionServiceTest, TakesASessionBackForCallersOnThisMachine) {
  using Kind = sessions::TakeBackAnswer::Kind;
  const struct {
    const char* story;
    const char* session;
    sessions::TakeBackAnswer answer;
    bool local;
    absl::StatusCode code;
    const char* reason;
    const char* message;
  } kCases[] = {
      {"it will be taken back", "alpha", {Kind::kScheduled}, true, absl::StatusCode::kOk, "", ""},
      {"no such session",
       "beta",
       {},
       true,
       absl::StatusCode::kNotFound,
       "REQUEST_INVALID",
       "There is no session named \"beta\": ListSessions names the existing ones."},
      {"it is not replaced",
       "alpha",
       {Kind::kNotReplaced},
       true,
       absl::StatusCode::kFailedPrecondition,
       "REQUEST_INVALID",
       "The session \"alpha\" is LOST, and only one that another login has replaced is taken back."},
      {"the limit of the hour",
       "alpha",
       {Kind::kTooOften, absl::Minutes(7)},
       true,
       absl::StatusCode::kResourceExhausted,
       "LOCAL_RATE_LIMIT",
       "The session \"alpha\" has been taken back too often within an hour: end the other program that uses its app "
       "key."},
      {"a caller from the network",
       "alpha",
       {Kind::kScheduled},
       false,
       absl::StatusCode::kPermissionDenied,
       "SCOPE_MISSING",
       "/kiwoom.v1.SessionService/TakeBackSession is served only to callers on the gateway's own machine, because the "
       "gateway does not know its callers."},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    take_back_ = test.answer;
    v1::TakeBackSessionRequest request;
    request.set_session(test.session);
    Ask<v1::TakeBackSessionResponse>("TakeBackSession", request, test.local);
    EXPECT_EQ(status_.code(), test.code);
    EXPECT_EQ(errors::ReasonOf(status_), test.reason);
    EXPECT_EQ(std::string(status_.message()), test.message);
    if (test.answer.kind == Kind::kTooOften) {
      EXPECT_EQ(errors::RetryDelayOf(status_), absl::Minutes(7));
    }
  }
}

// Only operators may see other callers' subscriptions; the state of the session is public.
TEST_F(SessionServiceTest, EachMethodDeclaresItsScope) {
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/GetGateway")->scope, std::nullopt);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ListSubscriptions")->scope, callers::CallerScope::kOperate);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ListRegistrations")->scope, callers::CallerScope::kOperate);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ChangeSubscription")->scope, callers::CallerScope::kMarketData);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/TakeBackSession")->scope, callers::CallerScope::kOperate);
}

}  // namespace
}  // namespace kiwoom::methods
