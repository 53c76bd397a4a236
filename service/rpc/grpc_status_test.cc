#include "service/rpc/grpc_status.h"

#include <gtest/gtest.h>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "service/errors/error_details.h"

namespace kiwoom::rpc {
namespace {

TEST(GrpcStatus, AnErrorKeepsItsCodeSentenceAndDetails) {
  const grpc::Status status = ToGrpc(errors::WithMetadata(
      errors::MakeError(absl::StatusCode::kUnavailable, errors::Reason::kDraining, errors::Phrase::kStopping),
      errors::kTr, "ka20001"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(status.error_message(), "The gateway is shutting down: connect again.");
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(status.error_details()));
  EXPECT_EQ(details.code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(details.message(), status.error_message());
  google::rpc::ErrorInfo info;
  ASSERT_TRUE(details.details(0).UnpackTo(&info));
  EXPECT_EQ(info.reason(), "DRAINING");
  EXPECT_EQ(info.domain(), "kiwoom.v1");
  EXPECT_EQ(info.metadata().at("tr"), "ka20001");
}

TEST(GrpcStatus, CodesAreTheSame) {
  for (int code = 1; code <= 16; ++code) {
    EXPECT_EQ(ToGrpc(absl::Status(static_cast<absl::StatusCode>(code), "x")).error_code(), code);
  }
  EXPECT_TRUE(ToGrpc(absl::OkStatus()).ok());
}

}  // namespace
}  // namespace kiwoom::rpc
