#include "service/rpc/error.h"

#include <gtest/gtest.h>

#include "codec/utf8.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/broker/broker_error.h"

namespace kiwoom::rpc {
namespace {

template <typename Detail>
Detail DetailOf(const grpc::Status& status, int index = 0) {
  google::rpc::Status details;
  Detail detail;
  EXPECT_TRUE(details.ParseFromString(status.error_details()));
  EXPECT_EQ(details.message(), status.error_message());
  EXPECT_TRUE(index < details.details_size() && details.details(index).UnpackTo(&detail));
  return detail;
}

// What its trailers take: a byte of the sentence up to three, details in base64.
size_t SizeOnTheWire(const grpc::Status& status) {
  return status.error_message().size() * 3 + status.error_details().size() * 4 / 3;
}

std::string Korean(size_t characters) {
  std::string text;
  while (characters-- > 0) text += "가";
  return text;
}

TEST(Error, ABrokersErrorIsASentenceAndDetails) {
  const grpc::Status status = FromUpstream(broker::WithRetryDelay(
      broker::ToStatus({"1700", "허용된 요청 개수를 초과하였습니다", broker::BrokerErrorKind::kLimit}),
      absl::Milliseconds(1500)));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "The broker answered 1700: 허용된 요청 개수를 초과하였습니다");
  const auto info = DetailOf<google::rpc::ErrorInfo>(status);
  EXPECT_EQ(info.reason(), "1700");
  EXPECT_EQ(info.domain(), "kiwoom");
  EXPECT_EQ(info.metadata().at("message"), "허용된 요청 개수를 초과하였습니다");
  const auto retry = DetailOf<google::rpc::RetryInfo>(status, 1);
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
  EXPECT_EQ(retry.retry_delay().nanos(), 500'000'000);
}

TEST(Error, AWrongFieldIsNamed) {
  const grpc::Status status = InvalidField("interests[0].items", "is empty: name one");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "interests[0].items is empty: name one");
  const auto request = DetailOf<google::rpc::BadRequest>(status);
  EXPECT_EQ(request.field_violations(0).field(), "interests[0].items");
  EXPECT_EQ(request.field_violations(0).description(), "is empty: name one");
  EXPECT_EQ(InvalidField("", "is missing").error_message(), "the request is missing");
}

TEST(Error, QuotesWhatAClientSentShortened) {
  EXPECT_EQ(Quoted("s-1"), "\"s-1\"");
  EXPECT_EQ(Quoted("a\nb"), "\"a\\nb\"");
  EXPECT_EQ(Quoted(std::string(20'000, 'x')), "\"" + std::string(100, 'x') + "…\"");
}

// An error of more than 8 KiB would reach its client as another error, which tells him nothing.
TEST(Error, FitsIntoTrailersHoweverLongItsTexts) {
  const std::string words = Korean(2000), code(6000, '7');
  const struct {
    const char* what;
    grpc::Status status;
    std::string message;
  } kCases[] = {
      {"a sentence", MakeStatus(grpc::StatusCode::NOT_FOUND, words), Korean(200) + "…"},
      {"a broker's words", FromUpstream(broker::ToStatus({"1902", words, broker::BrokerErrorKind::kNotFound})),
       "The broker answered 1902: " + Korean(191) + "…"},
      {"a broker's code", FromUpstream(broker::ToStatus({code, words, broker::BrokerErrorKind::kBroker})),
       "The broker answered " + std::string(580, '7') + "…"},
      {"a description", InvalidField("items", words), "items " + Korean(198) + "…"},
      {"a field", InvalidField(words, words), Korean(66) + "… " + Korean(132) + "…"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    EXPECT_EQ(test.status.error_message(), test.message);
    EXPECT_TRUE(codec::IsValidUtf8(test.status.error_message()));
    EXPECT_LT(SizeOnTheWire(test.status), 5u * 1024);
  }
}

}  // namespace
}  // namespace kiwoom::rpc
