#pragma once

#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "service/callers/book_authorizer.h"
#include "service/clock/clock.h"
#include "service/loop/loop.h"
#include "service/methods/audit_trail.h"
#include "service/methods/health_service.h"
#include "service/methods/meter.h"
#include "service/methods/method_table.h"
#include "service/methods/reception.h"
#include "service/rpc/server.h"

namespace kiwoom::rpc {

// A server whose loop has its own thread. It serves health, and the methods that a test adds before Start. Its callers
// are the programs of this machine, unless the test lists others.
class ServedTest : public ::testing::Test {
 protected:
  explicit ServedTest(std::unique_ptr<methods::Meter> meter = std::make_unique<methods::Meter>())
      : meter_(std::move(meter)) {}
  void TearDown() override { Stop(); }

  void Start(const ServerOptions& options = {}) {
    health_.AddTo(methods_);
    loop_.OnTurn([] {},
                 [this](clock::Moment now) {
                   server_.OnTurn(now.steady);
                   return now.steady + absl::Milliseconds(10);
                 });
    const absl::Status status = server_.Start(options);
    ASSERT_TRUE(status.ok()) << status;
    thread_ = std::thread([this] {
      loop_.Run();
      server_.Shutdown(absl::Seconds(60));
    });
  }
  void Stop() {
    loop_.Stop();
    if (thread_.joinable()) thread_.join();
  }

  // A new connection.
  std::shared_ptr<grpc::Channel> Connect(
      const std::shared_ptr<grpc::ChannelCredentials>& credentials = grpc::InsecureChannelCredentials(),
      grpc::ChannelArguments arguments = {}) const {
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return grpc::CreateCustomChannel("127.0.0.1:" + std::to_string(server_.port()), credentials, arguments);
  }

  const clock::SystemClock clock_;
  loop::Loop loop_{clock_};
  bool serving_ = true;  // used on the loop's thread once it runs
  methods::HealthService health_{[this] { return serving_; }};
  methods::MethodTable methods_;
  callers::BookAuthorizer authorizer_{callers::CallerBook::Local(), /*accounts=*/false, [](const std::string&) {}};
  const std::unique_ptr<methods::Meter> meter_;
  methods::AuditTrail audit_{nullptr, absl::Now};
  methods::Reception reception_{methods_, authorizer_, *meter_, audit_, absl::Now};
  Server server_{loop_, reception_};
  std::thread thread_;
};

}  // namespace kiwoom::rpc
