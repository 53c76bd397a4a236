#include "service/methods/health_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "grpc/health/v1/health.pb.h"
#include "service/errors/error_details.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

std::string Asking(const std::string& service) {
  HealthCheckRequest request;
  request.set_service(service);
  return request.SerializeAsString();
}

int StatusIn(const std::string& message) {
  HealthCheckResponse response;
  EXPECT_TRUE(response.ParseFromString(message));
  return response.status();
}

class HealthServiceTest : public ::testing::Test {
 protected:
  HealthServiceTest() { health_.AddTo(methods_); }
  std::unique_ptr<Handler> Begin(const char* method, TestCall& call) { return methods_.Find(method)->factory(call); }

  bool serving_ = false;
  HealthService health_{[this] { return serving_; }};
  MethodTable methods_;
};

TEST_F(HealthServiceTest, ChecksTheGatewayAndItsServices) {
  for (const char* service : {"", "grpc.health.v1.Health"}) {
    for (const bool serving : {false, true}) {
      serving_ = serving;
      TestCall call;
      Begin("/grpc.health.v1.Health/Check", call)->OnMessage(Asking(service));
      ASSERT_TRUE(call.status.has_value() && call.status->ok()) << service;
      EXPECT_EQ(StatusIn(call.answer()), serving ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING);
    }
  }
  TestCall call;
  Begin("/grpc.health.v1.Health/Check", call)->OnMessage(Asking("a.B"));
  EXPECT_EQ(call.status->code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(errors::ReasonOf(*call.status), "REQUEST_INVALID");
}

TEST_F(HealthServiceTest, AWatcherReceivesOnlyChanges) {
  TestCall call;
  const auto watch = Begin("/grpc.health.v1.Health/Watch", call);
  watch->OnMessage(Asking(""));
  ASSERT_EQ(call.written.size(), 1u);
  EXPECT_EQ(StatusIn(call.written[0]), HealthCheckResponse::NOT_SERVING);
  serving_ = true;
  health_.Refresh();
  EXPECT_EQ(call.written.size(), 1u) << "the previous write has not completed";
  call.Written();
  watch->OnWritten();
  ASSERT_EQ(call.written.size(), 2u);
  EXPECT_EQ(StatusIn(call.written[1]), HealthCheckResponse::SERVING);
  call.Written();
  health_.Refresh();
  EXPECT_EQ(call.written.size(), 2u) << "nothing has changed";
}

TEST_F(HealthServiceTest, AWatchWithoutAMessageOrWithGarbageIsRefused) {
  TestCall silent, garbled;
  Begin("/grpc.health.v1.Health/Watch", silent)->OnHalfClose();
  Begin("/grpc.health.v1.Health/Watch", garbled)->OnMessage("\xFF\xFF\xFF");
  EXPECT_EQ(std::string(silent.status->message()), "the request is missing: send one message");
  EXPECT_EQ(std::string(garbled.status->message()), "the request is not a valid protobuf message");
}

}  // namespace
}  // namespace kiwoom::methods
