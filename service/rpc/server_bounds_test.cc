// Clients that take more than their share, on real sockets.

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/sync_stream.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "grpc/health/v1/health.pb.h"
#include "service/rpc/server.h"
#include "service/rpc/test_server.h"
#include "service/transport/test_certificate.h"

namespace kiwoom::rpc {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using ::testing::HasSubstr;

constexpr std::chrono::seconds kPatience{60};

// A client that writes bytes as it likes.
class RawClient {
 public:
  explicit RawClient(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{.tv_sec = kPatience.count()};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(static_cast<uint16_t>(port))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~RawClient() { close(socket_); }

  void Send(const std::string& bytes) { send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); }
  // Everything until the server closes the connection.
  std::string ReadToTheEnd() {
    std::string all;
    char bytes[4096];
    ssize_t size;
    while ((size = recv(socket_, bytes, sizeof bytes, 0)) > 0) all.append(bytes, size);
    closed_ = size == 0 || errno != EAGAIN;
    return all;
  }
  bool closed() const { return closed_; }

 private:
  const int socket_;
  bool closed_ = false;
};

std::string Frame(char type, const std::string& payload) {
  const std::string head = {0, 0, static_cast<char>(payload.size()), type, 0, 0, 0, 0, 0};
  return head + payload;
}

const std::string kHello = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + Frame(4, "");
const std::string kPing = Frame(6, "12345678");

// A server with only its health service.
class ServerBoundsTest : public ServedTest {
 protected:
  void Start(const ServerOptions& options) {
    ServedTest::Start(options);
    channel_ = Connect();
  }

  grpc::Status Check(const std::string& service, const std::string& metadata = "",
                     std::chrono::milliseconds patience = kPatience) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + patience);
    if (!metadata.empty()) context.AddMetadata("note", metadata);
    HealthCheckRequest request;
    request.set_service(service);
    HealthCheckResponse response;
    return grpc::internal::BlockingUnaryCall<HealthCheckRequest, HealthCheckResponse, google::protobuf::MessageLite,
                                             google::protobuf::MessageLite>(
        channel_.get(),
        grpc::internal::RpcMethod("/grpc.health.v1.Health/Check", grpc::internal::RpcMethod::NORMAL_RPC), &context,
        request, &response);
  }

  // A stream that stays open.
  class Watch {
   public:
    explicit Watch(grpc::Channel& channel) {
      context_.set_deadline(std::chrono::system_clock::now() + kPatience);
      stream_.reset(grpc::internal::ClientReaderFactory<HealthCheckResponse>::Create(&channel, method_, &context_,
                                                                                     HealthCheckRequest()));
      EXPECT_TRUE(stream_->Read(&response_));
    }
    grpc::Status Finish() {
      while (stream_->Read(&response_)) {
      }
      return stream_->Finish();
    }
    grpc::Status Cancel() {
      context_.TryCancel();
      return Finish();
    }

   private:
    const grpc::internal::RpcMethod method_{"/grpc.health.v1.Health/Watch",
                                            grpc::internal::RpcMethod::SERVER_STREAMING};
    grpc::ClientContext context_;
    std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> stream_;
    HealthCheckResponse response_;
  };

  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(ServerBoundsTest, ARequestThatIsTooLargeIsRefused) {
  Start({.largest_message = 10'000});
  EXPECT_EQ(Check(std::string(9'000, 'x')).error_code(), grpc::StatusCode::NOT_FOUND) << "it is read";
  EXPECT_EQ(Check(std::string(11'000, 'x')).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Check("").ok()) << "the connection goes on";
}

TEST_F(ServerBoundsTest, MetadataThatIsTooLargeIsRefused) {
  Start({});
  EXPECT_TRUE(Check("", std::string(7'000, 'x')).ok());
  EXPECT_EQ(Check("", std::string(20'000, 'x')).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  // gRPC may close the connection over it. The client connects anew by itself.
  grpc::Status next = Check("");
  if (next.error_code() == grpc::StatusCode::UNAVAILABLE) next = Check("");
  EXPECT_TRUE(next.ok()) << next.error_message();
}

TEST_F(ServerBoundsTest, OneConnectionHasOnlySoManyCalls) {
  Start({.streams_per_connection = 2});
  Watch first(*channel_), second(*channel_);
  EXPECT_EQ(Check("", "", std::chrono::milliseconds(300)).error_code(), grpc::StatusCode::DEADLINE_EXCEEDED)
      << "the client's library waits for a place";
  EXPECT_EQ(first.Cancel().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_TRUE(Check("").ok());
  EXPECT_EQ(second.Cancel().error_code(), grpc::StatusCode::CANCELLED);
}

TEST_F(ServerBoundsTest, AClientThatPingsAllTheTimeIsDisconnected) {
  Start({});
  RawClient client(server_.port());
  client.Send(kHello);
  for (int i = 0; i < 20; ++i) client.Send(kPing);
  EXPECT_THAT(client.ReadToTheEnd(), HasSubstr("too_many_pings"));
  EXPECT_TRUE(client.closed());
  EXPECT_TRUE(Check("").ok()) << "others are served";
}

TEST_F(ServerBoundsTest, AHandshakeMustNotTakeForEver) {
  Start({.handshake_timeout = absl::Milliseconds(300)});
  RawClient silent(server_.port()), slow(server_.port());
  slow.Send(kHello.substr(0, 10));
  for (RawClient* const client : {&silent, &slow}) {
    client->ReadToTheEnd();
    EXPECT_TRUE(client->closed());
  }
  EXPECT_TRUE(Check("").ok());
}

TEST_F(ServerBoundsTest, NeitherMustAHandshakeOfTls) {
  const transport::TestCertificate certificate = transport::MakeTestCertificate("IP:127.0.0.1");
  Start({.tls = {certificate.certificate, certificate.key, ""}, .handshake_timeout = absl::Seconds(2)});
  RawClient silent(server_.port()), slow(server_.port());
  slow.Send(std::string("\x16\x03\x01\x02\x00\x01", 6));  // a ClientHello of 512 bytes that never come
  for (RawClient* const client : {&silent, &slow}) {
    client->ReadToTheEnd();
    EXPECT_TRUE(client->closed());
  }
  channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(server_.port()),
                                 grpc::SslCredentials({certificate.certificate, "", ""}));
  EXPECT_TRUE(Check("").ok()) << "others are served";
}

TEST_F(ServerBoundsTest, AConnectionWithoutCallsIsClosed) {
  Start({.most_idle = absl::Milliseconds(300)});
  RawClient client(server_.port());
  client.Send(kHello);
  client.ReadToTheEnd();
  EXPECT_TRUE(client.closed());
}

TEST_F(ServerBoundsTest, ConnectionsWithoutDescriptorsAreRefusedUntilOthersAreClosed) {
  const int lowest = dup(STDERR_FILENO);
  close(lowest);
  // A connection takes a descriptor of the client's and one of the server's. gRPC and the loop have some, too.
  Start({.descriptors = lowest + 40});
  std::vector<std::unique_ptr<RawClient>> clients;
  while (clients.size() < 40) clients.push_back(std::make_unique<RawClient>(server_.port()));
  EXPECT_EQ(clients.back()->ReadToTheEnd(), "");
  EXPECT_TRUE(clients.back()->closed());
  EXPECT_EQ(Check("", "", std::chrono::milliseconds(2'000)).error_code(), grpc::StatusCode::UNAVAILABLE)
      << "a client learns it at once";
  clients.clear();
  grpc::Status status = Check("");
  while (status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    ASSERT_TRUE(channel_->WaitForConnected(std::chrono::system_clock::now() + kPatience));
    status = Check("");
  }
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST_F(ServerBoundsTest, AConnectionMayHaveAMaximumAge) {
  Start({.most_age = absl::Seconds(2), .age_grace = absl::Milliseconds(200)});
  Watch watch(*channel_);
  EXPECT_EQ(watch.Finish().error_code(), grpc::StatusCode::UNAVAILABLE) << "clients subscribe again and resume";
  EXPECT_TRUE(Check("").ok()) << "on a new connection";
}

}  // namespace
}  // namespace kiwoom::rpc
