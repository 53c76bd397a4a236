// One query over a real connection, with a broker of the test's own: what becomes of its keys and of its errors.

#include "service/rpc/query_handler.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <gtest/gtest.h>

#include <functional>
#include <thread>

#include "grpc/health/v1/health.pb.h"
#include "service/loop/io_worker.h"
#include "service/rest/availability.h"
#include "service/rest/test_rest_trs.h"
#include "service/rpc/page_token.h"
#include "service/rpc/refusal_handler.h"
#include "service/rpc/server.h"

namespace kiwoom::rpc {
namespace {

constexpr std::chrono::seconds kPatience{60};
constexpr char kMethod[] = "/test.Sector/GetPrice";
constexpr char kOrderMethod[] = "/test.Sector/PlaceOrder";
constexpr char kPage[] = R"({"cur_prc":"-2393.33","return_code":0})";

// A TR that buys something.
constexpr codec::Tr kOrderTr = [] {
  codec::Tr tr = rest::kPriceTr;
  tr.title = "주문요청";
  tr.name = "Order";
  tr.effect = codec::Effect::kChange;
  tr.scope = codec::Scope::kAccount;
  return tr;
}();

// Answers as it is told, at once, and remembers the key that it was asked with.
class Broker final : public transport::Http, public codec::AnomalySink {
 public:
  explicit Broker(loop::Worker& worker) : worker_(worker) {}

  void Post(transport::HttpRequest request, absl::Time, Callback callback) override {
    ++posts;
    transport::HttpResponse response{
        200, {}, R"({"expires_dt":"20991231235959","token":"TOKEN-OF-THE-TEST","return_code":0})"};
    if (request.path != "/oauth2/token") {
      response = answer;
      for (const auto& [name, value] : request.headers) {
        if (name == "next-key") asked_with = value;
      }
    }
    worker_.Post(
        [callback = std::move(callback), response = std::move(response)]() mutable { callback(std::move(response)); });
  }
  void OnAnomaly(const codec::Anomaly&) override {}

  transport::HttpResponse answer;  // between calls
  std::string asked_with;
  int posts = 0;

 private:
  loop::Worker& worker_;
};

// The generic part of every page: tokens in and out have field 1, as `service` of this message.
using Page = grpc::health::v1::HealthCheckRequest;

class QueryHandlerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_.AddMethod(kMethod, [this](Call& call) {
      return std::make_unique<QueryHandler>(call, rest::kPriceTr, rest_, loop_.executor());
    });
    server_.AddMethod(kOrderMethod, RefusalHandler::Factory(rest::Availability(kOrderTr, /*accounts=*/true)));
    ASSERT_TRUE(server_.Start({}).ok());
    thread_ = std::thread([this] {
      loop_.Run();
      server_.Shutdown(absl::ZeroDuration());
    });
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(server_.port()), grpc::InsecureChannelCredentials());
  }
  void TearDown() override {
    worker_.Stop();
    loop_.Stop();
    thread_.join();
  }

  grpc::Status Ask(const std::string& page_token, std::string& next_page_token, const char* method = kMethod) {
    Page request, response;
    request.set_service(page_token);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kPatience);
    const grpc::Status status =
        grpc::internal::BlockingUnaryCall<Page, Page, google::protobuf::MessageLite, google::protobuf::MessageLite>(
            channel_.get(), grpc::internal::RpcMethod(method, grpc::internal::RpcMethod::NORMAL_RPC), &context, request,
            &response);
    next_page_token = response.service();
    return status;
  }

  loop::IoWorker worker_;
  Broker broker_{worker_};
  rest::TokenSource tokens_{{}, {"KEY-OF-THE-TEST", "SECRET-OF-THE-TEST"}, rest::kTokenTr, worker_, broker_, broker_};
  rest::RestClient rest_{{.requests_per_second = 1000}, tokens_, worker_, broker_, broker_};
  loop::Loop loop_;
  Server server_{loop_};
  std::thread thread_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(QueryHandlerTest, TakesBackEveryTokenThatItHandsOut) {
  for (const std::string& key :
       {std::string("page 2"), std::string(60, '7'), std::string("\xC7\xD1\t"), std::string(kLongestKey, 'x')}) {
    broker_.answer = {200, {{"cont-yn", "Y"}, {"next-key", key}}, kPage};
    std::string token, last;
    ASSERT_TRUE(Ask("", token).ok()) << key;
    EXPECT_EQ(broker_.asked_with, "");
    broker_.answer = {200, {{"cont-yn", "N"}}, kPage};
    const grpc::Status status = Ask(token, last);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(broker_.asked_with, key);
    EXPECT_EQ(last, "");
  }
}

TEST_F(QueryHandlerTest, APageWhoseRestCannotBeAskedForIsAnError) {
  for (const std::string& key : {std::string("a\r\nhost: x"), std::string(kLongestKey + 1, 'x')}) {
    broker_.answer = {200, {{"cont-yn", "Y"}, {"next-key", key}}, kPage};
    std::string token;
    const grpc::Status status = Ask("", token);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::DATA_LOSS);
    EXPECT_EQ(status.error_message(),
              "the broker's answer to ka20001 goes on, and its key for the rest cannot be sent back: it is longer than "
              "4096 bytes or has a line break; ask for less at once");
  }
}

TEST_F(QueryHandlerTest, ABrokersErrorArrivesHoweverLongAndWithoutSecrets) {
  std::string words = "TOKEN-OF-THE-TEST KEY-OF-THE-TEST SECRET-OF-THE-TEST ";
  for (int i = 0; i < 2000; ++i) words += "가";
  broker_.answer = {200, {}, R"({"return_code":2,"return_msg":"[1902:)" + words + "]\"}"};
  std::string token;
  const grpc::Status status = Ask("", token);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_THAT(status.error_message(),
              testing::StartsWith("The broker answered 1902: [1902:<redacted> <redacted> <redacted> 가가"));
  for (const std::string& text : {status.error_message(), status.error_details()}) {
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("OF-THE-TEST")));
  }
}

// Nor is a token asked for.
TEST_F(QueryHandlerTest, WhatIsNotServedNeverReachesTheBroker) {
  std::string token;
  const grpc::Status status = Ask("", token, kOrderMethod);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(status.error_message(), "Order (주문요청) changes something at the broker and is not served yet.");
  EXPECT_EQ(broker_.posts, 0);
  broker_.answer = {200, {{"cont-yn", "N"}}, kPage};
  ASSERT_TRUE(Ask("", token).ok());
  EXPECT_EQ(broker_.posts, 2) << "a token, and the query";
}

TEST_F(QueryHandlerTest, RefusesATokenThatItNeverHandedOut) {
  std::string token;
  const grpc::Status status = Ask("made up", token);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "page_token is no next_page_token of this method: send one back unchanged");
}

}  // namespace
}  // namespace kiwoom::rpc
