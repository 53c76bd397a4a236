#include "service/methods/audit_trail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/errors/error_details.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

class Sink final : public callers::AuditSink {
 public:
  void Write(const callers::AuditEntry& entry) override { entries.push_back(entry); }
  std::vector<callers::AuditEntry> entries;
};

class AuditTrailTest : public ::testing::Test {
 protected:
  // One call; the gateway serves all methods but those of "/invented".
  void Record(const std::string& caller, const std::string& path, const absl::Status& outcome,
              const std::string& subscription = "s-1") {
    TestCall call(path);
    call.headers = {{"x-request-id", "S3CRET"}};
    call.Recognize(!path.starts_with("/invented"));
    call.Admit({.name = caller});
    call.Identify("0000abcd00000001");
    trail_->Record(call, outcome, {.session = "main", .subscription = subscription});
  }

  // What all lines together report.
  int Actions() const {
    int actions = 0;
    for (const callers::AuditEntry& entry : sink_.entries) actions += 1 + entry.similar;
    return actions;
  }

  Sink sink_;
  clock::Moment now_ = absl::UnixEpoch();
  std::unique_ptr<AuditTrail> trail_ = std::make_unique<AuditTrail>(&sink_, [this] { return now_; });
  const absl::Status refused_ =
      errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kScopeMissing, errors::Phrase::kStopping);
};

TEST_F(AuditTrailTest, RecordsWhoDidWhat) {
  Record("desk", "/s/Change", absl::OkStatus());
  ASSERT_EQ(sink_.entries.size(), 1u);
  const callers::AuditEntry& entry = sink_.entries[0];
  EXPECT_EQ(entry.time, now_.wall);
  EXPECT_EQ(entry.caller, "desk");
  EXPECT_EQ(entry.peer, "ipv4:127.0.0.1:51234");
  EXPECT_EQ(entry.method, "/s/Change");
  EXPECT_EQ(entry.outcome, "OK");
  EXPECT_EQ(entry.reason, "");
  EXPECT_EQ(entry.request_id, "0000abcd00000001");
  EXPECT_EQ(entry.session, "main");
  EXPECT_EQ(entry.subscription, "s-1");
}

TEST_F(AuditTrailTest, QuotesNothingThatAClientHasInvented) {
  Record("desk", "/invented/S3CRET", refused_);
  Record("desk", "/s/Change", absl::NotFoundError("no such stream"), "S3CRET");
  Record("", "/invented/S3CRET", refused_);
  ASSERT_EQ(sink_.entries.size(), 3u);
  EXPECT_EQ(sink_.entries[0].method, "(unknown)");
  EXPECT_EQ(sink_.entries[1].subscription, "");
  for (const callers::AuditEntry& entry : sink_.entries) {
    EXPECT_EQ(AuditLine(entry).find("S3CRET"), std::string::npos) << AuditLine(entry);
  }
}

TEST_F(AuditTrailTest, WhatIsRepeatedHasALineAtOnceAndOneAMinute) {
  for (int i = 0; i < 10; ++i) Record("desk", "/s/See", refused_);
  for (int i = 0; i < 5; ++i) Record("desk", "/s/Change", absl::OkStatus(), "s-1");
  Record("desk", "/s/Change", absl::OkStatus(), "s-2");
  Record("risk", "/s/See", refused_);
  ASSERT_EQ(sink_.entries.size(), 4u);
  EXPECT_EQ(sink_.entries[0].outcome, "PERMISSION_DENIED");
  EXPECT_EQ(sink_.entries[0].reason, "SCOPE_MISSING");
  EXPECT_EQ(sink_.entries[1].subscription, "s-1");
  EXPECT_EQ(sink_.entries[2].subscription, "s-2");
  EXPECT_EQ(sink_.entries[3].caller, "risk");

  const absl::Time last = now_.wall + absl::Seconds(59);
  now_ = now_ + absl::Seconds(59);
  Record("desk", "/s/See", refused_);
  EXPECT_EQ(sink_.entries.size(), 4u);
  EXPECT_EQ(trail_->NextTimer(), absl::UnixEpoch() + absl::Minutes(1));
  trail_->OnTimer(trail_->NextTimer());
  ASSERT_EQ(sink_.entries.size(), 6u) << "the repeated ones";
  EXPECT_EQ(sink_.entries[4].method, "/s/See");
  EXPECT_EQ(sink_.entries[4].time, last);
  EXPECT_EQ(sink_.entries[4].similar, 9) << "of 11, two have lines";
  EXPECT_EQ(sink_.entries[5].method, "/s/Change");
  EXPECT_EQ(sink_.entries[5].similar, 3);
  trail_->OnTimer(absl::UnixEpoch() + absl::Minutes(2));
  EXPECT_EQ(sink_.entries.size(), 6u) << "nothing has been repeated since";
  EXPECT_EQ(trail_->NextTimer(), absl::InfiniteFuture());
  Record("desk", "/s/See", refused_);
  EXPECT_EQ(sink_.entries.size(), 7u) << "anew";
}

TEST_F(AuditTrailTest, ALineOfAnotherKindBringsWhatIsDue) {
  for (int i = 0; i < 3; ++i) Record("desk", "/s/See", refused_);
  now_ = now_ + absl::Minutes(1);
  Record("risk", "/s/See", refused_);
  ASSERT_EQ(sink_.entries.size(), 3u);
  EXPECT_EQ(sink_.entries[1].caller, "desk");
  EXPECT_EQ(sink_.entries[1].similar, 1);
}

TEST_F(AuditTrailTest, TheEndLosesNothing) {
  for (int i = 0; i < 10; ++i) Record("desk", "/s/See", refused_);
  trail_ = nullptr;
  ASSERT_EQ(sink_.entries.size(), 2u);
  EXPECT_EQ(sink_.entries[1].similar, 8);
}

TEST_F(AuditTrailTest, AWallClockThatIsSetBackDelaysNothing) {
  Record("desk", "/s/See", refused_);
  Record("desk", "/s/See", refused_);
  now_ = {now_.steady + absl::Minutes(1), now_.wall - absl::Hours(5)};
  trail_->OnTimer(now_.steady);
  EXPECT_EQ(sink_.entries.size(), 2u);
}

TEST_F(AuditTrailTest, WhatACallerInventsIsOneLine) {
  for (int i = 0; i < 5000; ++i) Record("desk", absl::StrCat("/invented/Method", i), refused_);
  EXPECT_EQ(sink_.entries.size(), 1u);
}

TEST_F(AuditTrailTest, WhoIsNotKnownGetsOneLineWhateverMethodsItTries) {
  for (int i = 0; i < 5000; ++i) Record("", absl::StrCat("/s/Method", i), refused_);
  EXPECT_EQ(sink_.entries.size(), 1u);
}

TEST_F(AuditTrailTest, NoCallerPushesOutWhatOthersDid) {
  for (int i = 0; i < 5000; ++i) Record("desk", "/s/Change", absl::OkStatus(), absl::StrCat("s-", i));
  EXPECT_EQ(sink_.entries.size(), AuditTrail::kMostKinds + 1);
  sink_.entries.clear();
  Record("risk", "/s/Change", absl::OkStatus(), "s-7");
  Record("risk", "/s/See", refused_);
  ASSERT_EQ(sink_.entries.size(), 2u);
  EXPECT_EQ(sink_.entries[0].subscription, "s-7");
  EXPECT_EQ(sink_.entries[1].similar, 0);
}

TEST_F(AuditTrailTest, ManyCallersHaveABoundedNumberOfLinesAndAllAreCounted) {
  for (int i = 0; i < 5000; ++i) Record(absl::StrCat("caller", i), "/s/See", refused_);
  EXPECT_EQ(sink_.entries.size(), AuditTrail::kMostCallers + 1);
  trail_ = nullptr;
  EXPECT_EQ(Actions(), 5000);
}

TEST_F(AuditTrailTest, WithoutASinkNothingHappens) {
  AuditTrail off(nullptr, [this] { return now_; });
  off.Record(TestCall(), absl::OkStatus());
}

}  // namespace
}  // namespace kiwoom::methods
