#include "service/metrics/call_meter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "service/errors/error_details.h"
#include "service/methods/test_call.h"

namespace kiwoom::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::IsEmpty;

class CallMeterTest : public ::testing::Test {
 protected:
  CallMeterTest() { meter_.Know({"/s.Market/Subscribe", "/s.Sector/GetPrice"}); }

  Snapshot Read() const {
    Snapshot snapshot;
    meter_.Fill(snapshot);
    return snapshot;
  }

  absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  CallMeter meter_{[this] { return now_; }};
};

TEST_F(CallMeterTest, CountsTheStartOfACallAtOnceAndItsDurationAtItsEnd) {
  const methods::TestCall stream("/s.Market/Subscribe"), query("/s.Sector/GetPrice");
  meter_.OnAccepted(stream);
  meter_.OnAccepted(query);
  now_ += absl::Milliseconds(250);
  meter_.OnEnded(query, absl::StatusCode::kDeadlineExceeded);

  const Snapshot snapshot = Read();
  EXPECT_THAT(snapshot.calls_started, ElementsAre(FieldsAre("other", 0), FieldsAre("s.Market/Subscribe", 1),
                                                  FieldsAre("s.Sector/GetPrice", 1)));
  ASSERT_EQ(snapshot.calls.size(), 1) << "the stream is open";
  EXPECT_EQ(snapshot.calls[0].method, "s.Sector/GetPrice");
  EXPECT_EQ(snapshot.calls[0].status, "DEADLINE_EXCEEDED");
  EXPECT_EQ(snapshot.calls[0].seconds.count(), 1);
  EXPECT_DOUBLE_EQ(snapshot.calls[0].seconds.sum(), 0.25);

  now_ += absl::Hours(6);
  meter_.OnEnded(stream, absl::StatusCode::kCancelled);
  EXPECT_DOUBLE_EQ(Read().calls[0].seconds.sum(), 6 * 3600 + 0.25);
}

TEST_F(CallMeterTest, ClientsInventNoNames) {
  for (int i = 0; i < 100; ++i) {
    const methods::TestCall call("/s.Market/Odd" + std::to_string(i));
    meter_.OnAccepted(call);
    meter_.OnRefused(call, errors::MakeError(absl::StatusCode::kUnimplemented, errors::Reason::kRequestInvalid,
                                             errors::Phrase::kMethodUnknown));
    meter_.OnEnded(call, absl::StatusCode::kUnimplemented);
  }
  const Snapshot snapshot = Read();
  EXPECT_THAT(snapshot.calls_started, ElementsAre(FieldsAre("other", 100), FieldsAre("s.Market/Subscribe", 0),
                                                  FieldsAre("s.Sector/GetPrice", 0)));
  ASSERT_EQ(snapshot.calls.size(), 1);
  EXPECT_EQ(snapshot.calls[0].method, "other");
  EXPECT_EQ(snapshot.calls[0].seconds.count(), 100);
  EXPECT_THAT(snapshot.refused_calls, ElementsAre(FieldsAre("REQUEST_INVALID", 100)));
}

TEST_F(CallMeterTest, RefusalsHaveTheReasonOfTheErrorOrElseItsCode) {
  const methods::TestCall call("/s.Sector/GetPrice");
  meter_.OnRefused(call, absl::UnavailableError("an error without details"));
  meter_.OnRefused(
      call, errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kDraining, errors::Phrase::kStopping));
  EXPECT_THAT(Read().refused_calls, ElementsAre(FieldsAre("DRAINING", 1), FieldsAre("UNAVAILABLE", 1)));
}

TEST_F(CallMeterTest, ACallThatItHasNotSeenBeginIsNotCounted) {
  const methods::TestCall call;
  meter_.OnEnded(call, absl::StatusCode::kOk);
  EXPECT_THAT(Read().calls, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::metrics
