#include "service/methods/call_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "service/errors/error_details.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kTraceparent[] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

class CallLogTest : public testing::Test {
 protected:
  // Alice's call of a method fails.
  void Fail(const absl::Status& error, std::string path = "/kiwoom.v1.SectorService/GetSectorPrice",
            std::string caller = "alice", bool served = true) {
    TestCall call(std::move(path));
    call.Recognize(served);
    call.headers = {{"traceparent", kTraceparent}};
    call.Admit({.name = std::move(caller)});
    call.Identify(log_.NextRequestId());
    log_.OnFailed(call, error);
  }

  absl::Time now_ = absl::UnixEpoch();
  std::vector<std::string> lines_;
  std::vector<telemetry::LogField> fields_;  // of the last line
  CallLog log_{0xABCD, [this] { return now_; },
               [](std::string_view text) {
                 return absl::StrReplaceAll(std::string(text), {{"S3CRET", "<redacted>"}});
               },
               [this](const std::string& line, std::vector<telemetry::LogField> fields) {
                 lines_.push_back(line);
                 fields_ = std::move(fields);
               }};
};

absl::Status SessionDown() {
  return errors::WithMetadata(
      errors::WithMetadata(
          errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kSessionDown, errors::Phrase::kStopping),
          "tr", "ka20001"),
      "session", "main");
}

TEST_F(CallLogTest, SaysWhoseCallFailedAndWhy) {
  Fail(SessionDown());
  ASSERT_THAT(lines_, SizeIs(1));
  EXPECT_THAT(lines_[0],
              testing::StartsWith("SectorService/GetSectorPrice of alice failed: UNAVAILABLE SESSION_DOWN: "));
  EXPECT_THAT(lines_[0], EndsWith(" (request 0000abcd00000001, trace 0af7651916cd43dd8448eb211c80319c)"));
  std::map<std::string, std::string> fields;
  for (const auto& [name, value] : fields_) fields[std::string(name)] = value;
  EXPECT_EQ(fields, (std::map<std::string, std::string>{{"caller", "alice"},
                                                        {"method", "SectorService/GetSectorPrice"},
                                                        {"session", "main"},
                                                        {"tr", "ka20001"},
                                                        {"code", "UNAVAILABLE"},
                                                        {"reason", "SESSION_DOWN"},
                                                        {"request_id", "0000abcd00000001"},
                                                        {"trace_id", "0af7651916cd43dd8448eb211c80319c"}}));
}

TEST_F(CallLogTest, SuccessAndCancellationAreNoFailures) {
  Fail(absl::OkStatus());
  Fail(absl::CancelledError("the client has gone"));
  EXPECT_THAT(lines_, IsEmpty());
}

TEST_F(CallLogTest, EachKindOfFailureIsLoggedOnceAMinute) {
  for (int i = 0; i < 100; ++i) Fail(SessionDown());
  EXPECT_THAT(lines_, SizeIs(1));
  Fail(SessionDown(), "/kiwoom.v1.SectorService/GetSectorPrice", "bob");
  Fail(SessionDown(), "/kiwoom.v1.SectorService/GetSectorStocks");
  Fail(absl::InvalidArgumentError("a blank item"));
  EXPECT_THAT(lines_, SizeIs(4));
  now_ += absl::Minutes(1);
  Fail(SessionDown());
  ASSERT_THAT(lines_, SizeIs(5));
  EXPECT_THAT(lines_[4], EndsWith("(and 99 more of this kind since the last line)"));
}

TEST_F(CallLogTest, InventedMethodsAreOneKindOfFailure) {
  for (int i = 0; i < 100'000; ++i) {
    Fail(absl::UnimplementedError("there is no such method"), absl::StrCat("/a/", i), "alice", /*served=*/false);
  }
  ASSERT_THAT(lines_, SizeIs(1));
  EXPECT_THAT(lines_[0], testing::StartsWith("(unknown) of alice failed: UNIMPLEMENTED"));
}

TEST_F(CallLogTest, FailuresOfUnidentifiedCallersAreOneKindWhateverMethodTheyCall) {
  for (int i = 0; i < 1'000; ++i) Fail(absl::UnauthenticatedError("no token"), absl::StrCat("/a.B/", i), "");
  EXPECT_THAT(lines_, SizeIs(1));
}

TEST_F(CallLogTest, ACallerWithManyKindsOfFailureHidesNoneOfOthers) {
  for (int i = 0; i < 10'000; ++i) Fail(SessionDown(), absl::StrCat("/a.B/", i));
  EXPECT_THAT(lines_, SizeIs(CallLog::kMostKinds + 1));
  lines_.clear();
  Fail(SessionDown(), "/a.B/1", "bob");
  EXPECT_THAT(lines_, SizeIs(1)) << "bob's first failure is logged at once";
  now_ += absl::Hours(1);
  Fail(SessionDown(), "/a.B/5000");
  EXPECT_THAT(lines_, SizeIs(2)) << "an hour later alice's kinds are forgotten";
}

TEST_F(CallLogTest, WhatAClientSendsStaysOnOneShortLine) {
  Fail(absl::InvalidArgumentError(std::string(100'000, 'x') + "\n"), "/" + std::string(10'000, '\n'), "eve\nroot");
  ASSERT_THAT(lines_, SizeIs(1));
  EXPECT_LT(lines_[0].size(), 2'000u);
  EXPECT_EQ(lines_[0].find('\n'), std::string::npos);
}

TEST_F(CallLogTest, SecretsAreRedacted) {
  Fail(absl::InvalidArgumentError("token S3CRET is unknown"), "/a.B/S3CRET");
  ASSERT_THAT(lines_, SizeIs(1));
  EXPECT_EQ(lines_[0].find("S3CRET"), std::string::npos) << lines_[0];
  for (const auto& [name, value] : fields_) EXPECT_EQ(value.find("S3CRET"), std::string::npos) << name;
}

TEST_F(CallLogTest, RequestIdsDiffer) {
  std::set<std::string> ids;
  for (int i = 0; i < 1'000; ++i) ids.insert(log_.NextRequestId());
  EXPECT_THAT(ids, SizeIs(1'000));
}

TEST(TraceId, IsThatOfAValidTraceparent) {
  const struct {
    std::string traceparent;
    const char* trace_id;
  } kCases[] = {
      {kTraceparent, "0af7651916cd43dd8448eb211c80319c"},
      {"cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-follows", "0af7651916cd43dd8448eb211c80319c"},
      {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-follows", ""},
      {"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ""},
      {"00-00000000000000000000000000000000-b7ad6b7169203331-01", ""},
      {"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", ""},
      {"00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01", ""},
      {"00-0af7651916cd43dd8448eb211c80319c", ""},
      {"", ""},
  };
  for (const auto& test : kCases) EXPECT_EQ(TraceIdOf(test.traceparent), test.trace_id) << test.traceparent;
}

}  // namespace
}  // namespace kiwoom::methods
