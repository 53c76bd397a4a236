#include "service/methods/audit_trail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  void Record(const std::string& caller, const std::string& path, const absl::Status& outcome) {
    TestCall call(path);
    call.Admit({.name = caller});
    trail_.Record(call, outcome, {.session = "main", .subscription = "s-1"});
  }

  Sink sink_;
  absl::Time now_ = absl::UnixEpoch();
  AuditTrail trail_{&sink_, [this] { return now_; }};
  const absl::Status refused_ =
      errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kScopeMissing, errors::Phrase::kStopping);
};

TEST_F(AuditTrailTest, RecordsWhoDidWhat) {
  Record("desk", "/s/Change", absl::OkStatus());
  ASSERT_EQ(sink_.entries.size(), 1u);
  const callers::AuditEntry& entry = sink_.entries[0];
  EXPECT_EQ(entry.time, now_);
  EXPECT_EQ(entry.caller, "desk");
  EXPECT_EQ(entry.peer, "ipv4:127.0.0.1:51234");
  EXPECT_EQ(entry.method, "/s/Change");
  EXPECT_EQ(entry.outcome, "OK");
  EXPECT_EQ(entry.reason, "");
  EXPECT_EQ(entry.session, "main");
  EXPECT_EQ(entry.subscription, "s-1");
}

TEST_F(AuditTrailTest, ARepeatedRefusalIsOneLineAMinuteAndEverythingElseIsRecorded) {
  for (int i = 0; i < 10; ++i) Record("desk", "/s/See", refused_);
  for (int i = 0; i < 10; ++i) Record("desk", "/s/Change", absl::OkStatus());
  Record("risk", "/s/See", refused_);
  EXPECT_EQ(sink_.entries.size(), 12u);
  EXPECT_EQ(sink_.entries[0].outcome, "PERMISSION_DENIED");
  EXPECT_EQ(sink_.entries[0].reason, "SCOPE_MISSING");
  now_ += absl::Minutes(1);
  Record("desk", "/s/See", refused_);
  EXPECT_EQ(sink_.entries.back().similar, 9);
}

TEST_F(AuditTrailTest, WhoIsNotKnownGetsOneLineWhateverMethodsItTries) {
  for (int i = 0; i < 5000; ++i) Record("", absl::StrCat("/s/Method", i), refused_);
  EXPECT_EQ(sink_.entries.size(), 1u);
}

TEST_F(AuditTrailTest, RemembersABoundedNumberOfRefusals) {
  for (int i = 0; i < 5000; ++i) Record(absl::StrCat("caller", i), "/s/See", refused_);
  EXPECT_LE(sink_.entries.size(), AuditTrail::kMostRefusals + 1);
}

TEST_F(AuditTrailTest, WithoutASinkNothingHappens) {
  AuditTrail off(nullptr, [this] { return now_; });
  off.Record(TestCall(), absl::OkStatus());
}

}  // namespace
}  // namespace kiwoom::methods
