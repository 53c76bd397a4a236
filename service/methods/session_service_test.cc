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

class RecordingSink final : public callers::AuditSink {
 public:
  void Write(const callers::AuditEntry& entry) override { entries.push_back(entry); }
  std::vector<callers::AuditEntry> entries;
};

class SessionServiceTest : public fanout::HubTest {
 protected:
  SessionServiceTest() { service_.AddTo(methods_); }

  template <typename Response>
  Response Ask(const std::string& method, const google::protobuf::MessageLite& request) {
    TestCall call("/kiwoom.v1.SessionService/" + method);
    call.Admit(caller_);
    methods_.Find("/kiwoom.v1.SessionService/" + method)->factory(call)->OnMessage(request.SerializeAsString());
    status_ = *call.status;
    Response response;
    EXPECT_TRUE(response.ParseFromString(call.answer()));
    return response;
  }

  static constexpr const codec::Tr* kTrs[] = {&fanout::kTrades, &fanout::kInterruptions};
  const InterestReader interests_{kTrs};
  RecordingSink sink_;
  AuditTrail audit_{&sink_, [] { return absl::UnixEpoch(); }};
  callers::Caller caller_{.name = "operator", .scopes = {callers::CallerScope::kOperate}};
  SessionService service_{
      hub_, interests_, audit_,
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

TEST_F(SessionServiceTest, TakesASessionBack) {
  using Kind = sessions::TakeBackAnswer::Kind;
  const struct {
    const char* story;
    const char* session;
    sessions::TakeBackAnswer answer;
    absl::StatusCode code;
    const char* reason;
    const char* message;
  } kCases[] = {
      {"it will be taken back", "alpha", {Kind::kScheduled}, absl::StatusCode::kOk, "", ""},
      {"no such session",
       "beta",
       {},
       absl::StatusCode::kNotFound,
       "REQUEST_INVALID",
       "There is no session named \"beta\": ListSessions names the existing ones."},
      {"it is not replaced",
       "alpha",
       {Kind::kNotReplaced},
       absl::StatusCode::kFailedPrecondition,
       "REQUEST_INVALID",
       "The session \"alpha\" is LOST, and only one that another login has replaced is taken back."},
      {"the limit of the hour",
       "alpha",
       {Kind::kTooOften, absl::Minutes(7)},
       absl::StatusCode::kResourceExhausted,
       "LOCAL_RATE_LIMIT",
       "The session \"alpha\" has been taken back too often within an hour: end the other program that uses its app "
       "key."},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    take_back_ = test.answer;
    v1::TakeBackSessionRequest request;
    request.set_session(test.session);
    Ask<v1::TakeBackSessionResponse>("TakeBackSession", request);
    EXPECT_EQ(status_.code(), test.code);
    EXPECT_EQ(errors::ReasonOf(status_), test.reason);
    EXPECT_EQ(std::string(status_.message()), test.message);
    if (test.answer.kind == Kind::kTooOften) {
      EXPECT_EQ(errors::RetryDelayOf(status_), absl::Minutes(7));
    }
  }
}

TEST_F(SessionServiceTest, ACallerSeesAndChangesItsOwnStreamsAndAnOperatorAll) {
  const fanout::Reader* const alices = Open({kSamsung}, {.peer = "alice's", .owner = "alice"});
  const fanout::Reader* const bobs = Open({kSamsung}, {.peer = "bob's", .owner = "bob"});
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(bobs->id());
  *change.add_add() = Trades(kHynix.item);

  caller_ = {.name = "alice", .scopes = {callers::CallerScope::kMarketData}};
  const auto list = Ask<v1::ListSubscriptionsResponse>("ListSubscriptions", v1::ListSubscriptionsRequest());
  ASSERT_EQ(list.subscriptions_size(), 1);
  EXPECT_EQ(list.subscriptions(0).subscription_id(), alices->id());
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_EQ(status_.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(errors::ReasonOf(status_), "SCOPE_MISSING");
  EXPECT_EQ(errors::MetadataOf(status_, "scope"), "operate");
  EXPECT_EQ(std::string(status_.message()), "The stream with the subscription_id \"" + bobs->id() +
                                                "\" belongs to another caller: only its own caller, or one with the "
                                                "scope \"operate\", may see and change it.");
  EXPECT_EQ(bobs->cursors().size(), 1u);

  caller_.name = "bob";
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_TRUE(status_.ok()) << status_;
  EXPECT_EQ(bobs->cursors().size(), 2u);

  caller_ = {.name = "carol", .scopes = {callers::CallerScope::kOperate}};
  change.set_subscription_id(alices->id());
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_TRUE(status_.ok()) << status_;
  EXPECT_EQ(
      Ask<v1::ListSubscriptionsResponse>("ListSubscriptions", v1::ListSubscriptionsRequest()).subscriptions_size(), 2);

  // Who did what, also what was refused; alice's look at her own stream is no news.
  const struct {
    const char *caller, *method, *outcome;
    std::string subscription;
  } kActions[] = {
      {"alice", "/kiwoom.v1.SessionService/ChangeSubscription", "PERMISSION_DENIED", bobs->id()},
      {"bob", "/kiwoom.v1.SessionService/ChangeSubscription", "OK", bobs->id()},
      {"carol", "/kiwoom.v1.SessionService/ChangeSubscription", "OK", alices->id()},
      {"carol", "/kiwoom.v1.SessionService/ListSubscriptions", "OK", ""},
  };
  ASSERT_EQ(sink_.entries.size(), std::size(kActions));
  for (size_t i = 0; i < std::size(kActions); ++i) {
    EXPECT_EQ(sink_.entries[i].caller, kActions[i].caller);
    EXPECT_EQ(sink_.entries[i].method, kActions[i].method);
    EXPECT_EQ(sink_.entries[i].outcome, kActions[i].outcome);
    EXPECT_EQ(sink_.entries[i].subscription, kActions[i].subscription);
  }
}

TEST_F(SessionServiceTest, WhatDoesNotExistIsNotQuotedInTheAuditLog) {
  v1::TakeBackSessionRequest request;
  request.set_session("perhaps a key by mistake");
  Ask<v1::TakeBackSessionResponse>("TakeBackSession", request);
  ASSERT_EQ(sink_.entries.size(), 1u);
  EXPECT_EQ(sink_.entries[0].session, "");
}

TEST_F(SessionServiceTest, ACallerSeesTheRegistrationsOfItsOwnStreamsAndAnOperatorAll) {
  const fanout::Reader* const alices = Open({kSamsung}, {.peer = "alice's", .owner = "alice"});
  const fanout::Reader* const bobs = Open({kSamsung, kHynix}, {.peer = "bob's", .owner = "bob"});
  const callers::Caller alice = {.name = "alice", .scopes = {callers::CallerScope::kMarketData}};
  const callers::Caller carol = {.name = "carol", .scopes = {callers::CallerScope::kOperate}};
  const struct {
    const char* story;
    const callers::Caller& caller;
    std::string subscription;
    int registrations;  // -1: refused
    const char* message;
  } kCases[] = {
      {"her own", alice, alices->id(), 1, ""},
      {"somebody else's", alice, bobs->id(), -1,
       "belongs to another caller: only its own caller, or one with the scope \"operate\", may see and change it."},
      {"everybody's", alice, "", -1,
       "Listing what all streams want needs the scope \"operate\", which this caller does not have: name a stream of "
       "its "
       "own in subscription_id."},
      {"an operator, one stream", carol, bobs->id(), 2, ""},
      {"an operator, all", carol, "", 2, ""},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.story);
    caller_ = test.caller;
    v1::ListRegistrationsRequest request;
    request.set_subscription_id(test.subscription);
    const auto list = Ask<v1::ListRegistrationsResponse>("ListRegistrations", request);
    if (test.registrations >= 0) {
      EXPECT_TRUE(status_.ok()) << status_;
      EXPECT_EQ(list.registrations_size(), test.registrations);
      continue;
    }
    EXPECT_EQ(status_.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(errors::ReasonOf(status_), "SCOPE_MISSING");
    EXPECT_EQ(errors::MetadataOf(status_, "scope"), "operate");
    EXPECT_THAT(std::string(status_.message()), testing::HasSubstr(test.message));
  }
  // Alice's look at her own stream is no news, and her two refusals share a line.
  ASSERT_EQ(sink_.entries.size(), 3u);
  EXPECT_EQ(sink_.entries[0].caller, "alice");
  EXPECT_EQ(sink_.entries[1].caller, "carol");
  EXPECT_EQ(sink_.entries[2].caller, "carol");
}

// A stream of an account is not listed, described or changed by an operator without the scope of accounts.
TEST_F(SessionServiceTest, AnOperatorNeedsTheScopeOfAccountsForTheirStreams) {
  const fanout::Reader* const positions =
      Open({fanout::kAccountPositions}, {.owner = "alice", .only = &fanout::kPositions});
  v1::ListRegistrationsRequest list;
  list.set_subscription_id(positions->id());
  v1::ChangeSubscriptionRequest change;
  change.set_subscription_id(positions->id());
  const auto listed = [&] {
    return Ask<v1::ListSubscriptionsResponse>("ListSubscriptions", v1::ListSubscriptionsRequest()).subscriptions_size();
  };
  EXPECT_EQ(listed(), 0);
  Ask<v1::ListRegistrationsResponse>("ListRegistrations", list);
  EXPECT_EQ(errors::MetadataOf(status_, "scope"), "account");
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_EQ(errors::MetadataOf(status_, "scope"), "account");

  caller_.scopes.Add(callers::CallerScope::kAccount);
  EXPECT_EQ(listed(), 1);
  EXPECT_EQ(Ask<v1::ListRegistrationsResponse>("ListRegistrations", list).registrations_size(), 1);
  Ask<v1::ChangeSubscriptionResponse>("ChangeSubscription", change);
  EXPECT_TRUE(status_.ok()) << status_;
}

// The state of the session is public to callers, and so are their own streams.
TEST_F(SessionServiceTest, EachMethodDeclaresItsScope) {
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/GetGateway")->scope, std::nullopt);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ListSubscriptions")->scope, std::nullopt);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ListRegistrations")->scope, std::nullopt);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/ChangeSubscription")->scope, callers::CallerScope::kMarketData);
  EXPECT_EQ(methods_.Find("/kiwoom.v1.SessionService/TakeBackSession")->scope, callers::CallerScope::kOperate);
}

}  // namespace
}  // namespace kiwoom::methods
