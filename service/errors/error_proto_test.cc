#include "service/errors/error_proto.h"

#include <gtest/gtest.h>

#include "codec/utf8.h"
#include "google/rpc/error_details.pb.h"
#include "service/errors/error_details.h"
#include "service/errors/violations.h"

namespace kiwoom::errors {
namespace {

template <typename Detail>
Detail DetailOf(const google::rpc::Status& status, int index) {
  Detail detail;
  EXPECT_TRUE(index < status.details_size() && status.details(index).UnpackTo(&detail)) << index;
  return detail;
}

// The size of its trailers: up to three bytes per byte of the sentence, and base64 for the details.
size_t SizeOnTheWire(const google::rpc::Status& status) {
  return status.message().size() * 3 + status.SerializeAsString().size() * 4 / 3;
}

std::string Korean(size_t characters) {
  std::string text;
  while (characters-- > 0) text += "가";
  return text;
}

TEST(ErrorProto, DetailsComeInAFixedOrder) {
  absl::Status error =
      MakeError(absl::StatusCode::kResourceExhausted, Reason::kBrokerRateLimit, Text{"too many", "너무 많습니다"});
  error = WithRetryDelay(WithMetadata(error, kBrokerCode, "1700"), absl::Milliseconds(1500));
  const google::rpc::Status status = ToProto(error);
  EXPECT_EQ(status.code(), 8);
  EXPECT_EQ(status.message(), "too many");
  ASSERT_EQ(status.details_size(), 4);
  const auto info = DetailOf<google::rpc::ErrorInfo>(status, 0);
  EXPECT_EQ(info.reason(), "BROKER_RATE_LIMIT");
  EXPECT_EQ(info.domain(), "kiwoom.v1");
  EXPECT_EQ(info.metadata().at("broker_code"), "1700");
  const auto retry = DetailOf<google::rpc::RetryInfo>(status, 1);
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
  EXPECT_EQ(retry.retry_delay().nanos(), 500'000'000);
  EXPECT_EQ(DetailOf<google::rpc::LocalizedMessage>(status, 2).locale(), "en");
  EXPECT_EQ(DetailOf<google::rpc::LocalizedMessage>(status, 2).message(), "too many");
  EXPECT_EQ(DetailOf<google::rpc::LocalizedMessage>(status, 3).locale(), "ko");
  EXPECT_EQ(DetailOf<google::rpc::LocalizedMessage>(status, 3).message(), "너무 많습니다");
}

TEST(ErrorProto, BadRequestFollowsTheReason) {
  const google::rpc::Status status = ToProto(InvalidField("market", Phrase::kFieldMissing, {"시장구분"}));
  EXPECT_EQ(DetailOf<google::rpc::ErrorInfo>(status, 0).reason(), "REQUEST_INVALID");
  EXPECT_EQ(DetailOf<google::rpc::BadRequest>(status, 1).field_violations(0).field(), "market");
}

absl::Status Filled(absl::Status error) {
  for (const std::string_view key : {kTr, kBrokerCode, kHttpStatus, std::string_view("session")}) {
    error = WithMetadata(std::move(error), key, std::string(6000, '7'));
  }
  return WithRetryDelay(std::move(error), absl::Seconds(1) + absl::Nanoseconds(1));
}

absl::Status Wrong(size_t count, const std::string& field, const std::string& description) {
  Violations violations;
  for (size_t i = 0; i < count; ++i) violations.Add([&] { return Violation{field, {description, description}}; });
  return violations.ToError();
}

// A client would get a different, meaningless error instead of one over 8 KiB.
TEST(ErrorProto, LongTextsFitIntoTrailers) {
  const std::string words = Korean(2000);
  const struct {
    const char* what;
    absl::Status error;
    std::string message;
  } kCases[] = {
      {"a sentence", MakeError(absl::StatusCode::kNotFound, Reason::kRequestInvalid, Text{words, words}),
       Korean(200) + "…"},
      {"a description", Wrong(1, "items", words), "items " + Korean(198) + "…"},
      {"a field", Wrong(1, words, words), Korean(66) + "… " + Korean(132) + "…"},
      {"many of them", Wrong(1000, words, words), Korean(66) + "… " + Korean(132) + "…"},
      {"many short ones", Wrong(1000, "f", "가"), "f 가 (and 999 more: see the BadRequest)"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    const google::rpc::Status status = ToProto(Filled(test.error));
    EXPECT_EQ(status.message(), test.message);
    EXPECT_TRUE(codec::IsValidUtf8(status.message()));
    EXPECT_LT(SizeOnTheWire(status), 7'900u);
  }
}

TEST(ErrorProto, AStatusWithoutDetailsKeepsItsSentence) {
  const google::rpc::Status status = ToProto(absl::InternalError("x"));
  EXPECT_EQ(status.code(), 13);
  EXPECT_EQ(status.message(), "x");
  EXPECT_EQ(status.details_size(), 0);
}

}  // namespace
}  // namespace kiwoom::errors
