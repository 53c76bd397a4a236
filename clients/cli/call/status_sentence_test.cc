#include "clients/cli/call/status_sentence.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace kiwoom::cli {
namespace {

grpc::Status WithDetails(grpc::StatusCode code, const std::string& message,
                         const std::vector<const google::protobuf::Message*>& details) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(message);
  for (const auto* detail : details) status.add_details()->PackFrom(*detail);
  return grpc::Status(code, message, status.SerializeAsString());
}

TEST(StatusSentenceTest, CodeAndMessage) {
  EXPECT_EQ(StatusSentence(grpc::Status(grpc::StatusCode::NOT_FOUND, "There is no such stream."), "x:1"),
            "NOT_FOUND: There is no such stream.");
}

TEST(StatusSentenceTest, IncludesTheReasonAndTheBrokersDetails) {
  google::rpc::ErrorInfo info;
  info.set_reason("BROKER_RATE_LIMIT");
  (*info.mutable_metadata())["broker_code"] = "1700";
  (*info.mutable_metadata())["http_status"] = "429";
  (*info.mutable_metadata())["tr"] = "ka20001";
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_nanos(250000000);
  const grpc::Status status =
      WithDetails(grpc::StatusCode::RESOURCE_EXHAUSTED, "허용된 요청 개수를 초과하였습니다", {&info, &retry});
  EXPECT_EQ(StatusSentence(status, "x:1"),
            "RESOURCE_EXHAUSTED: 허용된 요청 개수를 초과하였습니다 (BROKER_RATE_LIMIT, TR ka20001, broker code "
            "1700, HTTP 429; try again in 0.2 s).");
}

// A terminal needs neither the message in a second language nor HTTP status 200.
TEST(StatusSentenceTest, OmitsRedundantDetails) {
  google::rpc::ErrorInfo info;
  info.set_reason("BROKER_REJECTED");
  (*info.mutable_metadata())["http_status"] = "200";
  google::rpc::LocalizedMessage korean;
  korean.set_locale("ko");
  korean.set_message("종목 정보가 없습니다");
  EXPECT_EQ(StatusSentence(WithDetails(grpc::StatusCode::NOT_FOUND, "no such stock", {&info, &korean}), "x:1"),
            "NOT_FOUND: no such stock (BROKER_REJECTED).");
}

TEST(StatusSentenceTest, CountsTheRestOfManyFields) {
  google::rpc::BadRequest request;
  request.add_field_violations()->set_field("market");
  request.add_field_violations()->set_description("and 7 more");
  EXPECT_EQ(StatusSentence(WithDetails(grpc::StatusCode::INVALID_ARGUMENT, "bad", {&request}), "x:1"),
            "INVALID_ARGUMENT: bad (field market; and 7 more).");
}

TEST(StatusSentenceTest, TheFieldsOfABadRequest) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field("interests[0].items");
  violation->set_description("must not be empty.");
  request.add_field_violations()->set_field("market");
  EXPECT_EQ(StatusSentence(WithDetails(grpc::StatusCode::INVALID_ARGUMENT, "bad", {&request}), "x:1"),
            "INVALID_ARGUMENT: bad (field interests[0].items: must not be empty.; field market).");
}

TEST(StatusSentenceTest, RepeatsNothing) {
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field("market");
  violation->set_description("is required: set it");
  const grpc::Status status = WithDetails(grpc::StatusCode::INVALID_ARGUMENT, "market is required: set it", {&request});
  EXPECT_EQ(StatusSentence(status, "x:1"), "INVALID_ARGUMENT: market is required: set it.");
}

TEST(StatusSentenceTest, NoGateway) {
  EXPECT_EQ(StatusSentence(grpc::Status(grpc::StatusCode::UNAVAILABLE, "failed to connect to all addresses"), "h:7"),
            "Cannot reach a gateway at h:7: start it, or set its address with --gateway=HOST:PORT.");
  EXPECT_EQ(StatusSentence(grpc::Status(grpc::StatusCode::UNAVAILABLE, "The session is lost"), "h:7"),
            "UNAVAILABLE: The session is lost.");
}

TEST(StatusSentenceTest, IgnoresMalformedDetails) {
  EXPECT_EQ(StatusSentence(grpc::Status(grpc::StatusCode::INTERNAL, "m", "\xff\xff"), "x:1"), "INTERNAL: m.");
}

}  // namespace
}  // namespace kiwoom::cli
