#include "service/errors/reason.h"

#include <gtest/gtest.h>

#include <string>

#include "kiwoom/v1/error_reason.pb.h"

namespace kiwoom::errors {
namespace {

TEST(Reason, MatchesTheContract) {
  const auto& contract = *v1::ErrorReason_descriptor();
  const int reasons = static_cast<int>(kLastReason) + 1;
  for (int i = 0; i < reasons; ++i) {
    const std::string name(ReasonName(static_cast<Reason>(i)));
    EXPECT_NE(contract.FindValueByName("ERROR_REASON_" + name), nullptr) << name;
  }
  EXPECT_EQ(contract.value_count(), reasons + 1) << "plus UNSPECIFIED, which is never sent";
}

}  // namespace
}  // namespace kiwoom::errors
