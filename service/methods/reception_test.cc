#include "service/methods/reception.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/error_details.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using callers::CallerScope;

class Idle final : public Handler {
  void OnMessage(std::string) override {}
};

// Admits the caller that the test sets.
class Door final : public callers::Authorizer {
 public:
  absl::StatusOr<callers::Caller> Admit(const callers::Metadata&, const callers::Peer& peer, absl::Time) override {
    asked_for = std::string(peer.address);
    return answer;
  }
  bool Grants(CallerScope scope) const override { return scope != CallerScope::kAccount || accounts; }

  absl::StatusOr<callers::Caller> answer = callers::Caller{"alice", {CallerScope::kMarketData}};
  bool accounts = false;
  std::string asked_for;
};

class CountingMeter final : public Meter {
 public:
  void OnAccepted(const Call& call) override { accepted.push_back(std::string(call.path())); }
  std::vector<std::string> accepted;
};

class RecordingSink final : public callers::AuditSink {
 public:
  void Write(const callers::AuditEntry& entry) override { entries.push_back(entry); }
  std::vector<callers::AuditEntry> entries;
};

class ReceptionTest : public ::testing::Test {
 protected:
  ReceptionTest() {
    const auto idle = [this](Call& call) {
      seen_by_handler_ = call.caller().name;
      return std::make_unique<Idle>();
    };
    methods_.Add("/s.Market/Subscribe", CallerScope::kMarketData, idle);
    methods_.Add("/s.Account/Subscribe", CallerScope::kAccount, idle);
    methods_.Add("/s.Session/List", CallerScope::kOperate, idle);
    methods_.Add("/s.Health/Check", std::nullopt, idle);
  }

  absl::StatusOr<std::unique_ptr<Handler>> Accept(const std::string& path) {
    TestCall call(path);
    return reception_.Accept(call);
  }

  MethodTable methods_;
  Door door_;
  CountingMeter meter_;
  RecordingSink sink_;
  absl::Time now_ = absl::UnixEpoch();
  AuditTrail audit_{&sink_, [this] { return now_; }};
  Reception reception_{methods_, door_, meter_, audit_, [this] { return now_; }};
  std::string seen_by_handler_;
};

TEST_F(ReceptionTest, AdmitsTheCallerBeforeCreatingTheHandler) {
  ASSERT_TRUE(Accept("/s.Market/Subscribe").ok());
  EXPECT_EQ(door_.asked_for, "ipv4:127.0.0.1:51234");
  EXPECT_EQ(seen_by_handler_, "alice");
}

TEST_F(ReceptionTest, OnceClosedItRefusesEveryCallAndTheMeterStillSeesThem) {
  reception_.Close(absl::UnavailableError("stopping"));
  EXPECT_EQ(Accept("/s.Health/Check").status(), absl::UnavailableError("stopping"));
  EXPECT_EQ(meter_.accepted.size(), 1u);
}

TEST_F(ReceptionTest, OnceClosedItAdmitsOnlyToWhatIsServedWhileTheGatewayStops) {
  methods_.Add(
      "/s.Health/Watch", std::nullopt, [](Call&) { return std::make_unique<Idle>(); }, /*while_stopping=*/true);
  reception_.Close(absl::UnavailableError("stopping"));
  EXPECT_TRUE(Accept("/s.Health/Watch").ok());
  EXPECT_EQ(Accept("/s.Health/Nothing").status(), absl::UnavailableError("stopping"));
}

TEST_F(ReceptionTest, AMethodWithoutAScopeIsOpenToEveryCaller) {
  door_.answer = callers::Caller{"bob", {}};
  EXPECT_TRUE(Accept("/s.Health/Check").ok());
}

TEST_F(ReceptionTest, RejectsWithAReasonAndASentence) {
  const struct {
    const char* path;
    absl::StatusCode code;
    const char* reason;
    const char* sentence;
  } kCases[] = {
      {"/s.Market/Nothing", absl::StatusCode::kUnimplemented, "REQUEST_INVALID",
       "There is no method /s.Market/Nothing: server reflection lists the existing ones."},
      {"/s.Session/List", absl::StatusCode::kPermissionDenied, "SCOPE_MISSING",
       "/s.Session/List needs the scope \"operate\", which this caller does not have: ask the gateway's operator."},
      {"/s.Account/Subscribe", absl::StatusCode::kPermissionDenied, "SCOPE_MISSING",
       "/s.Account/Subscribe serves account data, which is disabled on this gateway (--accounts is off)."},
  };
  for (const auto& test : kCases) {
    const absl::Status status = Accept(test.path).status();
    EXPECT_EQ(status.code(), test.code) << test.path;
    EXPECT_EQ(errors::ReasonOf(status), test.reason) << test.path;
    EXPECT_EQ(std::string(status.message()), test.sentence);
  }
  EXPECT_EQ(seen_by_handler_, "") << "no handler was created";
}

TEST_F(ReceptionTest, WhatTheGatewayDoesNotServeIsNotQuotedInTheAuditLog) {
  door_.answer = callers::Caller{
      .name = "alice", .scopes = {CallerScope::kMarketData}, .limits = {.requests_per_second = 1}, .unit = "alice"};
  Accept("/s.Market/Subscribe").IgnoreError();
  for (int i = 0; i < 1000; ++i) Accept("/s.Market/0123456789" + std::to_string(i)).IgnoreError();
  ASSERT_EQ(sink_.entries.size(), 1u);
  EXPECT_EQ(sink_.entries[0].method, "(unknown)");
  EXPECT_EQ(sink_.entries[0].reason, "LOCAL_RATE_LIMIT");
}

TEST_F(ReceptionTest, ARefusalNamesTheScopeAndTheMethodAndIsAudited) {
  const absl::Status status = Accept("/s.Session/List").status();
  EXPECT_EQ(errors::MetadataOf(status, "scope"), "operate");
  EXPECT_EQ(errors::MetadataOf(status, "method"), "/s.Session/List");
  ASSERT_EQ(sink_.entries.size(), 1u);
  EXPECT_EQ(sink_.entries[0].caller, "alice");
  EXPECT_EQ(sink_.entries[0].method, "/s.Session/List");
  EXPECT_EQ(sink_.entries[0].outcome, "PERMISSION_DENIED");
  EXPECT_EQ(sink_.entries[0].reason, "SCOPE_MISSING");
  Accept("/s.Market/Subscribe").IgnoreError();
  EXPECT_EQ(sink_.entries.size(), 1u) << "reading the market is no news";
}

TEST_F(ReceptionTest, ACallerMakesOnlyItsCallsPerSecond) {
  door_.answer = callers::Caller{
      .name = "alice", .scopes = {CallerScope::kMarketData}, .limits = {.requests_per_second = 2}, .unit = "alice"};
  EXPECT_TRUE(Accept("/s.Market/Subscribe").ok());
  EXPECT_TRUE(Accept("/s.Health/Check").ok());
  const absl::Status status = Accept("/s.Market/Subscribe").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(errors::ReasonOf(status), "LOCAL_RATE_LIMIT");
  EXPECT_EQ(errors::RetryDelayOf(status), absl::Milliseconds(500));
  EXPECT_EQ(std::string(status.message()), "The caller alice may make 2 calls a second; try again in 500ms.");
  EXPECT_EQ(sink_.entries.size(), 1u);
  now_ += absl::Milliseconds(500);
  EXPECT_TRUE(Accept("/s.Market/Subscribe").ok());
}

TEST_F(ReceptionTest, IfAccountsAreServedTheErrorNamesTheScope) {
  door_.accounts = true;
  EXPECT_EQ(std::string(Accept("/s.Account/Subscribe").status().message()),
            "/s.Account/Subscribe needs the scope \"account\", which this caller does not have: ask the gateway's "
            "operator.");
}

TEST_F(ReceptionTest, AnUnauthenticatedCallerCannotProbeForMethods) {
  door_.answer = absl::UnauthenticatedError("who are you?");
  for (const char* path : {"/s.Market/Subscribe", "/s.Market/Nothing"}) {
    EXPECT_EQ(Accept(path).status(), absl::UnauthenticatedError("who are you?"));
  }
}

TEST_F(ReceptionTest, TheMeterSeesEveryCall) {
  Accept("/s.Health/Check").IgnoreError();
  Accept("/s.Market/Nothing").IgnoreError();
  door_.answer = absl::UnauthenticatedError("who are you?");
  Accept("/s.Market/Subscribe").IgnoreError();
  EXPECT_THAT(meter_.accepted, testing::ElementsAre("/s.Health/Check", "/s.Market/Nothing", "/s.Market/Subscribe"));
}

TEST(MethodTable, KnowsTheServicesOfItsMethods) {
  MethodTable methods;
  for (const char* path : {"/b.Two/X", "/a.One/X", "/a.One/Y"}) methods.Add(path, std::nullopt, nullptr);
  EXPECT_THAT(methods.Services(), testing::ElementsAre("a.One", "b.Two"));
}

}  // namespace
}  // namespace kiwoom::methods
