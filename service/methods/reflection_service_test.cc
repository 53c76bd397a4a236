#include "service/methods/reflection_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "generated/descriptors.h"
#include "grpc/reflection/v1/reflection.pb.h"
#include "service/methods/test_call.h"

namespace kiwoom::methods {
namespace {

using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;

class ReflectionServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(reflection_.Load(generated::DescriptorSet()).ok());
    reflection_.AddTo(methods_, [this](const Call&) { return gate_; });
    stream_ = methods_.Find("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo")->factory(call_);
  }

  ServerReflectionResponse Ask(const ServerReflectionRequest& request) {
    stream_->OnMessage(request.SerializeAsString());
    ServerReflectionResponse response;
    EXPECT_TRUE(response.ParseFromString(call_.written.back()));
    call_.Written();
    stream_->OnWritten();
    return response;
  }

  ReflectionService reflection_;
  absl::Status gate_;
  MethodTable methods_;
  TestCall call_;
  std::unique_ptr<Handler> stream_;
};

TEST_F(ReflectionServiceTest, AnswersOneRequestAfterTheOther) {
  ServerReflectionRequest request;
  request.set_list_services("");
  const auto listed = Ask(request);
  EXPECT_EQ(call_.reads, 1) << "the next is read once the answer has been written";
  std::vector<std::string> services;
  for (const auto& service : listed.list_services_response().service()) services.push_back(service.name());
  EXPECT_THAT(services,
              testing::ElementsAre("grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"));
  request.set_file_containing_symbol("kiwoom.v1.Event");
  EXPECT_GT(Ask(request).file_descriptor_response().file_descriptor_proto_size(), 5);
  request.set_file_by_filename("kiwoom/v1/nothing.proto");
  EXPECT_EQ(Ask(request).error_response().error_code(), static_cast<int>(absl::StatusCode::kNotFound));
  EXPECT_EQ(call_.reads, 3);
  stream_->OnHalfClose();
  EXPECT_TRUE(call_.status->ok());
}

TEST_F(ReflectionServiceTest, EachRequestButTheFirstAsksTheGate) {
  ServerReflectionRequest request;
  request.set_list_services("");
  gate_ = absl::ResourceExhaustedError("slower");
  EXPECT_GT(Ask(request).list_services_response().service_size(), 0) << "the call was admitted with its first request";
  stream_->OnMessage(request.SerializeAsString());
  EXPECT_EQ(call_.written.size(), 1u);
  EXPECT_EQ(*call_.status, gate_);
}

TEST_F(ReflectionServiceTest, RejectsGarbage) {
  stream_->OnMessage("\xFF\xFF\xFF");
  EXPECT_EQ(std::string(call_.status->message()), "the request is not a valid protobuf message");
}

}  // namespace
}  // namespace kiwoom::methods
