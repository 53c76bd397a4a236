#include "service/errors/draining.h"

#include <gtest/gtest.h>

#include "service/errors/error_details.h"

namespace kiwoom::errors {
namespace {

TEST(Draining, IsUnavailableAndTellsWhenToConnectAgain) {
  const absl::Status error = Draining();
  EXPECT_EQ(error.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ReasonOf(error), "DRAINING");
  EXPECT_EQ(RetryDelayOf(error), absl::Seconds(2));
  EXPECT_EQ(std::string(error.message()), "The gateway is shutting down: connect again.");
}

}  // namespace
}  // namespace kiwoom::errors
