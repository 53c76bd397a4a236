#include "service/rpc/server.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/sync_stream.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <optional>
#include <thread>

#include <google/protobuf/descriptor.pb.h>

#include "generated/descriptors.h"
#include "grpc/health/v1/health.pb.h"
#include "grpc/reflection/v1/reflection.pb.h"
#include "service/errors/error_details.h"
#include "service/methods/reflection_service.h"
#include "service/methods/unary_method.h"
#include "service/rpc/test_server.h"

namespace kiwoom::rpc {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;
using ::testing::HasSubstr;

constexpr std::chrono::seconds kPatience{60};

// Records one line per event. Read after the server has stopped.
class RecordingMeter final : public methods::Meter {
 public:
  void OnAccepted(const methods::Call& call) override { Say(call, "accepted"); }
  void OnReceived(const methods::Call& call, size_t bytes) override { Say(call, "received " + std::to_string(bytes)); }
  void OnSent(const methods::Call& call, size_t bytes) override { Say(call, "sent " + std::to_string(bytes)); }
  void OnEnded(const methods::Call& call, absl::StatusCode code) override {
    Say(call, "ended " + absl::StatusCodeToString(code));
    ++ended;
    ended.notify_all();
  }
  std::vector<std::string> lines;
  std::atomic<int> ended = 0;

 private:
  void Say(const methods::Call& call, const std::string& what) {
    lines.push_back(std::string(call.path()).append(" ").append(what));
  }
};

// Writes without end.
class Flood final : public methods::Handler {
 public:
  Flood(methods::Call& call, std::atomic<int>& open, std::atomic<int>& revoked)
      : call_(call), open_(open), revoked_(revoked) {
    ++open_;
    open_.notify_all();
  }
  ~Flood() override { --open_; }
  void OnMessage(std::string) override { call_.WriteBytes(std::string(1 << 21, 'x')); }
  void OnHalfClose() override {}
  void OnWritten() override { call_.WriteBytes(std::string(1 << 21, 'x')); }
  void OnRevoked() override { ++revoked_; }

 private:
  methods::Call& call_;
  std::atomic<int>& open_;
  std::atomic<int>& revoked_;
};

// A server whose loop has its own thread. "/test.Flood/Take" streams without end. "/test.Echo/Say" echoes the name in
// the request, or rejects an empty one.
class ServerTest : public ServedTest {
 protected:
  ServerTest() : ServedTest(std::make_unique<RecordingMeter>()) { serving_ = false; }

  void SetUp() override {
    methods_.Add("/test.Echo/Say", std::nullopt,
                 methods::UnaryMethod<HealthCheckRequest, HealthCheckRequest>::Factory(
                     [](const methods::Call&, const auto& request, auto& response) {
                       if (request.service().empty()) {
                         return errors::InvalidField("service", errors::Phrase::kItemsMissing, {"Echo"});
                       }
                       response = request;
                       return absl::OkStatus();
                     }));
    methods_.Add("/test.Accounts/See", callers::CallerScope::kAccount, nullptr);
    ASSERT_TRUE(reflection_.Load(generated::DescriptorSet()).ok());
    reflection_.AddTo(methods_, [](const methods::Call&) { return absl::OkStatus(); });
    methods_.Add("/test.Flood/Take", std::nullopt,
                 [this](methods::Call& call) { return std::make_unique<Flood>(call, floods_, revoked_); });
    Start(Options());
    channel_ = Connect();
  }

  RecordingMeter& meter() { return static_cast<RecordingMeter&>(*meter_); }
  virtual ServerOptions Options() const { return {}; }

  // Runs the task on the loop and waits for it.
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

  // Sends these bytes as the only message, or no message, and returns the final status.
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

  std::atomic<int> floods_ = 0;  // open ones
  std::atomic<int> revoked_ = 0;
  methods::ReflectionService reflection_;
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
  EXPECT_EQ(status.error_message(), "service is empty: name at least one item of Echo");
}

TEST_F(ServerTest, NamesAnUnknownMethod) {
  HealthCheckRequest request, response;
  const grpc::Status status = Ask("/test.Echo/Sing", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(status.error_message(), "There is no method /test.Echo/Sing: server reflection lists the existing ones.");
}

TEST_F(ServerTest, RejectsADisabledScopeBeforeCreatingAHandler) {
  HealthCheckRequest request, response;
  const grpc::Status status = Ask("/test.Accounts/See", request, response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(status.error_message(),
            "/test.Accounts/See serves account data, which is disabled on this gateway (--accounts is off).");
}

TEST_F(ServerTest, MetersEveryCall) {
  HealthCheckRequest request, response;
  request.set_service("안녕");
  Ask("/test.Echo/Say", request, response);
  Ask("/test.Echo/Sing", request, response);
  Stop();
  EXPECT_THAT(meter().lines,
              ::testing::UnorderedElementsAre("/test.Echo/Say accepted", "/test.Echo/Say received 8",
                                              "/test.Echo/Say sent 8", "/test.Echo/Say ended OK",
                                              "/test.Echo/Sing accepted", "/test.Echo/Sing ended UNIMPLEMENTED"));
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

TEST_F(ServerTest, SupportsHealthCheckAndWatch) {
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

TEST_F(ServerTest, ReflectionServesTheContractUnderBothNames) {
  for (const char* method : {"/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                             "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}) {
    ServerReflectionRequest request;
    request.set_list_services("");
    std::vector<std::string> services;
    const auto listed = Reflect(method, request);
    for (const auto& service : listed.list_services_response().service()) services.push_back(service.name());
    EXPECT_THAT(services, ::testing::ElementsAre("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                                                 "grpc.reflection.v1alpha.ServerReflection", "test.Accounts",
                                                 "test.Echo", "test.Flood"));
    request.set_file_containing_symbol("kiwoom.v1.Event");
    const auto answer = Reflect(method, request);
    const auto& files = answer.file_descriptor_response().file_descriptor_proto();
    ASSERT_GT(files.size(), 5);
    google::protobuf::FileDescriptorProto first;
    ASSERT_TRUE(first.ParseFromString(files[0]));
    EXPECT_EQ(first.name(), "kiwoom/v1/event.proto") << "the requested file, then its imports";
    request.set_file_by_filename("kiwoom/v1/nothing.proto");
    EXPECT_EQ(Reflect(method, request).error_response().error_code(), grpc::StatusCode::NOT_FOUND);
  }
}

TEST_F(ServerTest, RejectsACallWithoutAValidMessage) {
  constexpr char kGarbage[] = "\xFF\xFF\xFF";
  const struct {
    const char* method;
    std::optional<std::string> bytes;
    const char* sentence;
  } kCases[] = {
      {"/test.Echo/Say", std::nullopt, "the request is missing: send one message"},
      {"/test.Echo/Say", kGarbage, "the request is not a valid protobuf message"},
      {"/grpc.health.v1.Health/Check", std::nullopt, "the request is missing: send one message"},
      {"/grpc.health.v1.Health/Watch", std::nullopt, "the request is missing: send one message"},
      {"/grpc.health.v1.Health/Watch", kGarbage, "the request is not a valid protobuf message"},
      {"/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", kGarbage,
       "the request is not a valid protobuf message"},
  };
  for (const auto& test : kCases) {
    const grpc::Status status = Send(test.method, test.bytes);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << test.method;
    EXPECT_EQ(status.error_message(), test.sentence) << test.method;
  }
}

TEST_F(ServerTest, ARevokedCallEndsWhetherItsClientReadsOrNot) {
  const grpc::internal::RpcMethod rpc("/test.Flood/Take", grpc::internal::RpcMethod::SERVER_STREAMING);
  struct Client {
    grpc::ClientContext context;
    std::unique_ptr<grpc::ClientReader<grpc::ByteBuffer>> stream;
  } reads, sleeps;
  const grpc::Slice nothing("");
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer message;
  // The library of this client takes little from the network before it is read.
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
  arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 16384);
  const auto narrow = Connect(grpc::InsecureChannelCredentials(), arguments);
  for (Client* const client : {&reads, &sleeps}) {
    client->context.set_deadline(std::chrono::system_clock::now() + kPatience);
    grpc::Channel* const channel = client == &sleeps ? narrow.get() : channel_.get();
    client->stream.reset(
        grpc::internal::ClientReaderFactory<grpc::ByteBuffer>::Create(channel, rpc, &client->context, request));
  }
  ASSERT_TRUE(reads.stream->Read(&message));
  for (int open; (open = floods_) < 2;) floods_.wait(open);

  InLoop([&] {
    server_.EndCalls([](const methods::Call&) { return absl::PermissionDeniedError("revoked"); }, clock_.Now().steady);
    EXPECT_EQ(floods_, 0) << "their handlers are gone at once";
    EXPECT_EQ(revoked_, 2) << "and knew why";
  });
  while (reads.stream->Read(&message)) {
  }
  EXPECT_EQ(reads.stream->Finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
  for (int ended; (ended = meter().ended) < 2;) meter().ended.wait(ended);
  while (sleeps.stream->Read(&message)) {
  }
  EXPECT_EQ(sleeps.stream->Finish().error_code(), grpc::StatusCode::CANCELLED) << "it was cut off";
}

TEST_F(ServerTest, EveryListedServiceHasAHealth) {
  ServerReflectionRequest request;
  request.set_list_services("*");
  const auto listed = Reflect("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request);
  EXPECT_EQ(listed.list_services_response().service_size(), 6);
  for (const auto& service : listed.list_services_response().service()) {
    HealthCheckRequest check;
    HealthCheckResponse response;
    check.set_service(service.name());
    EXPECT_TRUE(Ask("/grpc.health.v1.Health/Check", check, response).ok()) << service.name();
  }
}

TEST_F(ServerTest, EndsACallOnceAndJudgesOnlyThoseThatAreOpen) {
  grpc::ClientContext context;
  const grpc::internal::RpcMethod rpc("/grpc.health.v1.Health/Watch", grpc::internal::RpcMethod::SERVER_STREAMING);
  const std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> watch(
      grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(channel_.get(), rpc, &context,
                                                                       HealthCheckRequest()));
  HealthCheckResponse response;
  ASSERT_TRUE(watch->Read(&response));
  std::vector<std::string> judged;
  absl::Status verdict;
  const auto judge = [&](const methods::Call& call) {
    judged.emplace_back(call.path());
    return verdict;
  };
  InLoop([&] {
    server_.EndCalls(judge, clock_.Now().steady);
    EXPECT_EQ(judged.size(), 1u);
    verdict = errors::MakeError(absl::StatusCode::kPermissionDenied, errors::Reason::kCredentialsInvalid,
                                errors::Phrase::kCredentialsRevoked);
    server_.EndCalls(judge, clock_.Now().steady);
    // gRPC has not released the call yet.
    server_.EndCalls(judge, clock_.Now().steady);
  });
  EXPECT_THAT(judged, ::testing::ElementsAre("/grpc.health.v1.Health/Watch", "/grpc.health.v1.Health/Watch"));
  EXPECT_FALSE(watch->Read(&response));
  EXPECT_EQ(watch->Finish().error_code(), grpc::StatusCode::PERMISSION_DENIED);
}

TEST_F(ServerTest, ConnectedClientsReceiveTheReasonForAShutdown) {
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
  EXPECT_EQ(status.error_message(), "The gateway is shutting down: connect again.");
}

class ImpatientServerTest : public ServerTest {
 protected:
  ServerOptions Options() const override {
    return {.keepalive_time = absl::Milliseconds(200), .keepalive_timeout = absl::Milliseconds(300)};
  }
};

// The types of the HTTP/2 frames that a server sends until it disconnects.
std::vector<int> FramesUntilTheEnd(int socket) {
  std::string bytes;
  char chunk[4096];
  for (ssize_t size = 1; size > 0;) {
    size = recv(socket, chunk, sizeof(chunk), 0);
    if (size > 0) bytes.append(chunk, static_cast<size_t>(size));
    EXPECT_TRUE(size >= 0 || errno == ECONNRESET) << "the server did not disconnect";
  }
  std::vector<int> types;
  for (size_t at = 0; at + 9 <= bytes.size();) {
    const auto byte = [&](size_t i) { return size_t{static_cast<uint8_t>(bytes[at + i])}; };
    types.push_back(static_cast<int>(byte(3)));
    at += 9 + (byte(0) << 16 | byte(1) << 8 | byte(2));
  }
  return types;
}

// A stopped client: its kernel takes what the server sends, but nobody answers.
TEST_F(ImpatientServerTest, AClientThatDoesNotAnswerPingsIsDisconnected) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  const timeval patience{.tv_sec = 60, .tv_usec = 0};
  setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(server_.port()));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  const std::string preface("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", 33);  // and empty SETTINGS
  ASSERT_EQ(send(client, preface.data(), preface.size(), 0), static_cast<ssize_t>(preface.size()));
  constexpr int kPing = 6;
  EXPECT_THAT(FramesUntilTheEnd(client), testing::Contains(kPing));
  close(client);
}

TEST_F(ServerTest, ReportsAPortInUse) {
  const clock::SystemClock clock;
  loop::Loop loop(clock);
  Server second(loop, reception_);
  const absl::Status status = second.Start({.listen = "127.0.0.1:" + std::to_string(server_.port())});
  EXPECT_THAT(std::string(status.message()), HasSubstr(": Address already in use"));
}

}  // namespace
}  // namespace kiwoom::rpc
