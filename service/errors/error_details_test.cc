#include "service/errors/error_details.h"

#include <gtest/gtest.h>

namespace kiwoom::errors {
namespace {

TEST(ErrorDetails, AnErrorCarriesItsReasonAndMetadata) {
  absl::Status error = MakeError(absl::StatusCode::kUnavailable, Reason::kTokenUnavailable, Phrase::kTokenRejected);
  EXPECT_EQ(std::string(error.message()), "The broker rejects the token that it has just issued.");
  EXPECT_EQ(ReasonOf(error), "TOKEN_UNAVAILABLE");
  EXPECT_EQ(MetadataOf(error, kTr), "");
  EXPECT_EQ(RetryDelayOf(error), std::nullopt);
  error = WithRetryDelay(WithMetadata(error, kTr, "ka20001"), absl::Milliseconds(1500));
  error = WithMetadata(error, kHttpStatus, "429");
  EXPECT_EQ(MetadataOf(error, kTr), "ka20001");
  EXPECT_EQ(MetadataOf(error, kHttpStatus), "429");
  EXPECT_EQ(RetryDelayOf(error), absl::Milliseconds(1500));
  EXPECT_EQ(ReasonOf(error), "TOKEN_UNAVAILABLE");
}

TEST(ErrorDetails, OtherStatusesCarryNone) {
  const absl::Status error = WithMetadata(absl::InternalError("x"), kTr, "ka20001");
  EXPECT_EQ(ReasonOf(error), "");
  EXPECT_EQ(MetadataOf(error, kTr), "");
  EXPECT_EQ(RetryDelayOf(error), std::nullopt);
}

TEST(ErrorDetails, TruncatesQuotedText) {
  EXPECT_EQ(Quoted("s-1"), "\"s-1\"");
  EXPECT_EQ(Quoted("a\nb"), "\"a\\nb\"");
  EXPECT_EQ(Quoted(std::string(20'000, 'x')), "\"" + std::string(100, 'x') + "…\"");
}

}  // namespace
}  // namespace kiwoom::errors
