#include "service/rest/call_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/errors/error_details.h"

namespace kiwoom::rest {
namespace {

using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr codec::Tr kPrice{.code = "ka20001"};
constexpr codec::Tr kOrders{.code = "ka10075"};

TEST(CallCounts, CountsByTrAndReason) {
  const absl::Status limited = errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit,
                                                 errors::Phrase::kStopping);
  CallCounts counts;
  counts.Add(kPrice, absl::OkStatus());
  counts.Add(kPrice, absl::OkStatus());
  counts.Add(kPrice, limited);
  counts.Add(kOrders, limited);
  counts.Add(kOrders, absl::InternalError("without a reason"));
  EXPECT_THAT(counts.counts(),
              UnorderedElementsAre(Pair(Pair(&kPrice, "ok"), 2), Pair(Pair(&kPrice, "LOCAL_RATE_LIMIT"), 1),
                                   Pair(Pair(&kOrders, "LOCAL_RATE_LIMIT"), 1), Pair(Pair(&kOrders, "INTERNAL"), 1)));
}

}  // namespace
}  // namespace kiwoom::rest
