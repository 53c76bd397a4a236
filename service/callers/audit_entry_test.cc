#include "service/callers/audit_entry.h"

#include <gtest/gtest.h>

namespace kiwoom::callers {
namespace {

const absl::Time kTime = absl::FromUnixMillis(1795770000123);  // 2026-11-27 08:20:00.123 in London

TEST(AuditLine, IsOneObjectWithTheTimeInSeoul) {
  EXPECT_EQ(AuditLine({.time = kTime,
                       .caller = "desk",
                       .peer = "ipv4:10.0.0.7:51234",
                       .method = "/kiwoom.v1.SessionService/TakeBackSession",
                       .outcome = "PERMISSION_DENIED",
                       .reason = "SCOPE_MISSING",
                       .request_id = "r-1",
                       .session = "main",
                       .subscription = "s-2",
                       .similar = 3}),
            R"({"time":"2026-11-27T18:00:00.123+09:00","caller":"desk","peer":"ipv4:10.0.0.7:51234",)"
            R"("method":"/kiwoom.v1.SessionService/TakeBackSession","outcome":"PERMISSION_DENIED",)"
            R"("reason":"SCOPE_MISSING","request_id":"r-1","session":"main","subscription":"s-2","similar":3})");
}

TEST(AuditLine, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(AuditLine({.time = kTime, .method = "/a/B", .outcome = "UNAUTHENTICATED"}),
            R"({"time":"2026-11-27T18:00:00.123+09:00","method":"/a/B","outcome":"UNAUTHENTICATED"})");
}

TEST(AuditLine, WhateverACallerSendsItIsOneLineOfJson) {
  const std::string line = AuditLine({.time = kTime, .method = "/a\"\\\n\x01\xFF/B", .outcome = "OK"});
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find('\x01'), std::string::npos);
  EXPECT_EQ(line.find('\xFF'), std::string::npos);
  EXPECT_NE(line.find(R"("method":"/a\"\\)"), std::string::npos) << line;
  EXPECT_TRUE(line.ends_with(R"(/B","outcome":"OK"})")) << line;
  EXPECT_LT(AuditLine({.time = kTime, .request_id = std::string(100'000, 'x')}).size(), 500u);
}

}  // namespace
}  // namespace kiwoom::callers
