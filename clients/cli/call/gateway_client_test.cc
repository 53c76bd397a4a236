#include "clients/cli/call/gateway_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/call/fake_gateway.h"

namespace kiwoom::cli {
namespace {

using testing::ElementsAre;

constexpr char kMethod[] = "/kiwoom.v1.SectorService/GetSectorPrice";
constexpr std::chrono::seconds kLong(60);

// Reads all messages until the stream ends.
std::vector<std::string> All(GatewayStream& stream) {
  std::vector<std::string> messages;
  std::string message;
  while (stream.Next(kLong, &message) == GatewayStream::Read::kMessage) messages.push_back(message);
  return messages;
}

TEST(CallTest, ReturnsTheAnswer) {
  const FakeGateway gateway([](const std::string& method, const std::string& request) {
    return FakeGateway::Answer{{method + " " + request}, grpc::Status::OK};
  });
  std::string response;
  EXPECT_TRUE(Call(GatewayAt(gateway.address()), kMethod, "question", kLong, &response).ok());
  EXPECT_EQ(response, std::string(kMethod) + " question");
}

TEST(CallTest, ReturnsTheError) {
  const FakeGateway gateway([](const std::string&, const std::string&) {
    return FakeGateway::Answer{{}, grpc::Status(grpc::StatusCode::NOT_FOUND, "nothing", "details")};
  });
  std::string response;
  const grpc::Status status = Call(GatewayAt(gateway.address()), kMethod, "", kLong, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_details(), "details");
}

TEST(CallTest, ReportsAnUnreachableGateway) {
  std::string address;
  { address = FakeGateway(nullptr).address(); }
  std::string response;
  EXPECT_EQ(Call(GatewayAt(address), kMethod, "", kLong, &response).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST(GatewayStreamTest, ReturnsAllMessagesInOrderThenTheEnd) {
  const FakeGateway gateway([](const std::string&, const std::string& request) {
    return FakeGateway::Answer{{request, "", "two", std::string(100000, 'x')},
                               grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED, "slow")};
  });
  GatewayStream stream(GatewayAt(gateway.address()), kMethod, "one");
  EXPECT_THAT(All(stream), ElementsAre("one", "", "two", std::string(100000, 'x')));
  EXPECT_EQ(stream.status().error_message(), "slow");
}

TEST(GatewayStreamTest, StopsWaitingAfterItsPatienceAndCanBeCanceled) {
  const FakeGateway gateway([](const std::string&, const std::string&) {
    return FakeGateway::Answer{{"one"}, grpc::Status::OK, /*stay_open=*/true};
  });
  GatewayStream stream(GatewayAt(gateway.address()), kMethod, "");
  std::string message;
  EXPECT_EQ(stream.Next(kLong, &message), GatewayStream::Read::kMessage);
  EXPECT_EQ(stream.Next(std::chrono::milliseconds(1), &message), GatewayStream::Read::kNothingYet);
}

TEST(GatewayStreamTest, ReportsAnUnreachableGateway) {
  std::string address;
  { address = FakeGateway(nullptr).address(); }
  GatewayStream stream(GatewayAt(address), kMethod, "");
  EXPECT_TRUE(All(stream).empty());
  EXPECT_EQ(stream.status().error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace kiwoom::cli
