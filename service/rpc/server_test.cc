#include "service/rpc/server.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/sync_stream.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <optional>
#include <thread>

#include <google/protobuf/descriptor.pb.h>

#include "generated/descriptors.h"
#include "grpc/health/v1/health.pb.h"
#include "grpc/reflection/v1/reflection.pb.h"
#include "service/rpc/health_service.h"
#include "service/rpc/reflection_service.h"
#include "service/rpc/unary_method.h"

namespace kiwoom::rpc {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;
using ::testing::HasSubstr;

constexpr std::chrono::seconds kPatience{60};

// A server on a loop of its own thread. "/test.Echo/Say" answers with the name it was given, or refuses an empty one.
class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_.AddMethod("/test.Echo/Say", UnaryMethod<HealthCheckRequest, HealthCheckRequest>::Factory(
                                            [](const auto& request, auto& response) {
                                              if (request.service().empty()) return InvalidField("service", "is empty");
                                              response = request;
                                              return grpc::Status::OK;
                                            }));
    ASSERT_TRUE(reflection_.Load(generated::DescriptorSet()).ok());
    health_.AddTo(server_);
    reflection_.AddTo(server_);
    ASSERT_TRUE(server_.Start({}).ok());
    thread_ = std::thread([this] {
      loop_.Run();
      server_.Shutdown(absl::Seconds(60));
    });
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(server_.port()), grpc::InsecureChannelCredentials());
  }
  void TearDown() override { Stop(); }

  void Stop() {
    loop_.Stop();
    if (thread_.joinable()) thread_.join();
  }

  // Runs in the loop and waits for it.
  void InLoop(std::function<void()> task) {
    std::promise<void> done;
    loop_.Post([&] {
      task();
      done.set_value();
    });
    done.get_future().wait();
  }

  template <typename Request, typename Response>
  grpc::Status Ask(const char* method, const Request& request, Response& response) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    return grpc::internal::BlockingUnaryCall<Request, Response, google::protobuf::MessageLite,
                                             google::protobuf::MessageLite>(
        channel_.get(), grpc::internal::RpcMethod(method, grpc::internal::RpcMethod::NORMAL_RPC), &context, request,
        &response);
  }

  ServerReflectionResponse Reflect(const char* method, const ServerReflectionRequest& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    const grpc::internal::RpcMethod rpc(method, grpc::internal::RpcMethod::BIDI_STREAMING);
    const std::unique_ptr<grpc::ClientReaderWriter<ServerReflectionRequest, ServerReflectionResponse>> stream(
        grpc::internal::ClientReaderWriterFactory<ServerReflectionRequest, ServerReflectionResponse>::Create(
            channel_.get(), rpc, &context));
    ServerReflectionResponse response;
    EXPECT_TRUE(stream->Write(request));
    EXPECT_TRUE(stream->Read(&response));
    stream->WritesDone();
    EXPECT_TRUE(stream->Finish().ok());
    return response;
  }

  // Sends these bytes as the only message, or none, and returns how the call ended.
  grpc::Status Send(const char* method, std::optional<std::string> bytes) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    const grpc::internal::RpcMethod rpc(method, grpc::internal::RpcMethod::BIDI_STREAMING);
    const std::unique_ptr<grpc::ClientReaderWriter<grpc::ByteBuffer, grpc::ByteBuffer>> stream(
        grpc::internal::ClientReaderWriterFactory<grpc::ByteBuffer, grpc::ByteBuffer>::Create(channel_.get(), rpc,
                                                                                              &context));
    if (bytes.has_value()) {
      const grpc::Slice slice(*bytes);
      stream->Write(grpc::ByteBuffer(&slice, 1));
    }
    stream->WritesDone();
    return stream->Finish();
  }

  loop::Loop loop_;
  bool serving_ = false;  // of the loop's thread once it runs
  HealthService health_{[this] { return serving_; }};
  ReflectionService reflection_;
  Server server_{loop_};
  std::thread thread_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(ServerTest, AnswersUnaryCallsAndErrors) {
  HealthCheckRequest request, response;
  request.set_service("안녕");
  EXPECT_TRUE(Ask("/test.Echo/Say", request, response).ok());
  EXPECT_EQ(response.service(), "안녕");
  request.clear_service();
  const grpc::Status status = Ask("/test.Echo/Say", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "service is empty");
}

TEST_F(ServerTest, SaysWhichMethodThereIsNot) {
  HealthCheckRequest request, response;
  const grpc::Status status = Ask("/test.Echo/Sing", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(status.error_message(), "there is no method /test.Echo/Sing: server reflection lists those that are");
}

TEST_F(ServerTest, ServesManyClientsAtOnce) {
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&, client] {
      for (int i = 0; i < 50; ++i) {
        HealthCheckRequest request, response;
        request.set_service(std::to_string(client * 1000 + i));
        if (Ask("/test.Echo/Say", request, response).ok() && response.service() == request.service()) ++answered;
      }
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(answered, 400);
}

TEST_F(ServerTest, HealthIsCheckedAndWatched) {
  HealthCheckRequest request;
  HealthCheckResponse response;
  ASSERT_TRUE(Ask("/grpc.health.v1.Health/Check", request, response).ok());
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  request.set_service("test.Nothing");
  EXPECT_EQ(Ask("/grpc.health.v1.Health/Check", request, response).error_code(), grpc::StatusCode::NOT_FOUND);

  request.set_service("test.Echo");
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const grpc::internal::RpcMethod rpc("/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING);
  const std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> watch(
      grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(channel_.get(), rpc, &context, request));
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
  InLoop([this] {
    serving_ = true;
    health_.Refresh();
  });
  ASSERT_TRUE(watch->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
  context.TryCancel();
}

TEST_F(ServerTest, ReflectionKnowsTheContractUnderBothNames) {
  for (const char* method : {"/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                             "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}) {
    ServerReflectionRequest request;
    request.set_list_services("");
    std::vector<std::string> services;
    const auto listed = Reflect(method, request);
    for (const auto& service : listed.list_services_response().service()) services.push_back(service.name());
    EXPECT_THAT(services, ::testing::ElementsAre("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                                                 "grpc.reflection.v1alpha.ServerReflection", "test.Echo"));
    request.set_file_containing_symbol("kiwoom.v1.Event");
    const auto answer = Reflect(method, request);
    const auto& files = answer.file_descriptor_response().file_descriptor_proto();
    ASSERT_GT(files.size(), 5);
    google::protobuf::FileDescriptorProto first;
    ASSERT_TRUE(first.ParseFromString(files[0]));
    EXPECT_EQ(first.name(), "kiwoom/v1/event.proto") << "the file that was asked for, then its imports";
    request.set_file_by_filename("kiwoom/v1/nothing.proto");
    EXPECT_EQ(Reflect(method, request).error_response().error_code(), grpc::StatusCode::NOT_FOUND);
  }
}

TEST_F(ServerTest, ACallWithoutAMessageOrWithGarbageIsRefused) {
  constexpr char kGarbage[] = "\xFF\xFF\xFF";
  const struct {
    const char* method;
    std::optional<std::string> bytes;
    const char* sentence;
  } kCases[] = {
      {"/test.Echo/Say", std::nullopt, "the request is missing: send one message"},
      {"/test.Echo/Say", kGarbage, "the request is no protobuf message of this method"},
      {"/grpc.health.v1.Health/Check", std::nullopt, "the request is missing: send one message"},
      {"/grpc.health.v1.Health/Watch", std::nullopt, "the request is missing: send one HealthCheckRequest"},
      {"/grpc.health.v1.Health/Watch", kGarbage, "the request is no HealthCheckRequest"},
      {"/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", kGarbage,
       "the request is no ServerReflectionRequest"},
  };
  for (const auto& test : kCases) {
    const grpc::Status status = Send(test.method, test.bytes);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << test.method;
    EXPECT_EQ(status.error_message(), test.sentence) << test.method;
  }
}

TEST_F(ServerTest, EveryServiceThatIsListedHasAHealth) {
  ServerReflectionRequest request;
  request.set_list_services("*");
  const auto listed = Reflect("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request);
  EXPECT_EQ(listed.list_services_response().service_size(), 4);
  for (const auto& service : listed.list_services_response().service()) {
    HealthCheckRequest check;
    HealthCheckResponse response;
    check.set_service(service.name());
    EXPECT_TRUE(Ask("/grpc.health.v1.Health/Check", check, response).ok()) << service.name();
  }
}

TEST_F(ServerTest, WhoIsConnectedWhenItStopsIsTold) {
  grpc::ClientContext context;
  const grpc::internal::RpcMethod rpc("/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING);
  const std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> watch(
      grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(channel_.get(), rpc, &context,
                                                                       HealthCheckRequest()));
  HealthCheckResponse response;
  ASSERT_TRUE(watch->Read(&response));
  Stop();
  EXPECT_FALSE(watch->Read(&response));
  const grpc::Status status = watch->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(status.error_message(), "the gateway is being stopped: connect again");
}

TEST_F(ServerTest, APortThatIsTakenIsRefusedWithASentence) {
  loop::Loop loop;
  Server second(loop);
  const absl::Status status = second.Start({.listen = "127.0.0.1:" + std::to_string(server_.port())});
  EXPECT_THAT(std::string(status.message()), HasSubstr("is the port free"));
}

}  // namespace
}  // namespace kiwoom::rpc
