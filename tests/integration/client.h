#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/sync_stream.h>

#include <gtest/gtest.h>

#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/session_service.pb.h"
#include "kiwoom/v1/subscribe.pb.h"

namespace kiwoom::tests {

// Longer than any step of a test on a slow machine; it ends a test that hangs.
inline constexpr std::chrono::seconds kPatience{60};

// Says who calls, unless the token is empty.
inline void Authorize(grpc::ClientContext& context, const std::string& token) {
  if (!token.empty()) context.AddMetadata("authorization", "Bearer " + token);
}

// One unary call over a real connection. `session`, if not empty, is sent as the metadata that names a session.
template <typename Request, typename Response>
grpc::Status Ask(grpc::Channel& channel, const std::string& method, const Request& request, Response& response,
                 const std::string& session = "", const std::string& token = "") {
  grpc::ClientContext context;
  Authorize(context, token);
  if (!session.empty()) context.AddMetadata("kiwoom-session", session);
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  return grpc::internal::BlockingUnaryCall<Request, Response, google::protobuf::MessageLite,
                                           google::protobuf::MessageLite>(
      &channel, grpc::internal::RpcMethod(method.c_str(), grpc::internal::RpcMethod::NORMAL_RPC), &context, request,
      &response);
}

// The state of the gateway.
inline v1::GetGatewayResponse GatewayOf(grpc::Channel& channel) {
  v1::GetGatewayResponse gateway;
  EXPECT_TRUE(Ask(channel, "/kiwoom.v1.SessionService/GetGateway", v1::GetGatewayRequest(), gateway).ok());
  return gateway;
}

// The state of its sessions with the broker, by name.
inline std::map<std::string, v1::Session> SessionsOf(grpc::Channel& channel) {
  v1::ListSessionsResponse list;
  EXPECT_TRUE(Ask(channel, "/kiwoom.v1.SessionService/ListSessions", v1::ListSessionsRequest(), list).ok());
  std::map<std::string, v1::Session> sessions;
  for (const v1::Session& session : list.sessions()) sessions[session.name()] = session;
  return sessions;
}

// The state of its only one.
inline v1::Session SessionOf(grpc::Channel& channel) {
  const std::map<std::string, v1::Session> sessions = SessionsOf(channel);
  EXPECT_EQ(sessions.size(), 1u);
  return sessions.empty() ? v1::Session() : sessions.begin()->second;
}

// A Subscribe stream, read event by event on the test's thread.
template <typename Request, typename Response>
class TypedStream {
 public:
  using Event = std::remove_cvref_t<decltype(std::declval<Response>().events(0))>;

  TypedStream(grpc::Channel& channel, const std::string& method, const Request& request, const std::string& token = "")
      : method_(method), rpc_(method_.c_str(), grpc::internal::RpcMethod::SERVER_STREAMING) {
    Authorize(context_, token);
    context_.set_deadline(std::chrono::system_clock::now() + kPatience);
    reader_.reset(grpc::internal::ClientReaderFactory<Response>::Create(&channel, rpc_, &context_, request));
  }
  ~TypedStream() {
    context_.TryCancel();
    while (reader_ != nullptr && reader_->Read(&response_)) {
    }
    if (reader_ != nullptr) reader_->Finish();
  }

  // Reads the next event; returns false if the stream has ended.
  bool Next(Event& event) {
    while (next_ == response_.events_size()) {
      next_ = 0;
      if (!reader_->Read(&response_)) return false;
    }
    event = response_.events(next_++);
    return true;
  }

  // All events up to and including the first that `is_it`. Empty if the stream ends before.
  std::vector<Event> Until(const std::function<bool(const Event&)>& is_it) {
    std::vector<Event> events;
    for (Event event; Next(event);) {
      events.push_back(event);
      if (is_it(event)) return events;
    }
    return {};
  }

  // The final status of the stream.
  grpc::Status Finish() {
    const grpc::Status status = reader_->Finish();
    reader_.reset();
    return status;
  }

 private:
  const std::string method_;
  const grpc::internal::RpcMethod rpc_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<Response>> reader_;
  Response response_;
  int next_ = 0;
};

using Stream = TypedStream<v1::SubscribeRequest, v1::SubscribeResponse>;
inline constexpr char kSubscribe[] = "/kiwoom.v1.MarketDataService/Subscribe";

// {{TRADE, {"005930"}}, {MARKET_STATUS, {}}} as a request.
inline v1::SubscribeRequest Wanting(
    const std::vector<std::pair<v1::RealtimeType, std::vector<std::string>>>& interests) {
  v1::SubscribeRequest request;
  for (const auto& [type, items] : interests) {
    v1::Interest& interest = *request.add_interests();
    interest.set_type(type);
    for (const std::string& item : items) interest.add_items(item);
  }
  return request;
}

}  // namespace kiwoom::tests
