#include "service/transport/http.h"

#include <gtest/gtest.h>

namespace kiwoom::transport {
namespace {

TEST(HttpResponse, FindsHeadersIgnoringCase) {
  const HttpResponse response{200, {{"Cont-Yn", "Y"}, {"NEXT-KEY", "abc"}, {"next-key", "later"}}, ""};
  EXPECT_EQ(response.Header("cont-yn"), "Y");
  EXPECT_EQ(response.Header("next-key"), "abc");
  EXPECT_EQ(response.Header("api-id"), "");
  EXPECT_EQ(response.Header("next-ke"), "");
}

TEST(HttpFailure, TravelsWithItsStatus) {
  for (const HttpFailure failure : {HttpFailure::kUnreachable, HttpFailure::kUnanswered, HttpFailure::kBroken}) {
    const absl::Status status = MakeFailure(failure, "The broker hung up.");
    EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(std::string(status.message()), "The broker hung up.");
    EXPECT_EQ(FailureOf(status), failure);
  }
  EXPECT_EQ(FailureOf(absl::UnavailableError("Something else.")), HttpFailure::kUnreachable);
}

}  // namespace
}  // namespace kiwoom::transport
