// More events than there is memory for, with readers that do not read.

#include <gmock/gmock.h>

#include "kiwoom/v1/trade.pb.h"
#include "tests/integration/client.h"
#include "tests/integration/integration_fixture.h"

namespace kiwoom::tests {
namespace {

constexpr int kTrades = 400;

bool IsLive(const v1::Event& event) { return event.has_live(); }

class MemoryTest : public IntegrationFixture {
 protected:
  config::Config Config() const override {
    config::Config config = IntegrationFixture::Config();
    config.memory_bytes = 8 << 20;
    config.recent_events_bytes = 1 << 20;
    return config;
  }

  // A trade of Samsung with this price, and 50 kB that no table describes.
  void Trade(int price) {
    simulator_->PushFrame(R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930","values":{"10":")" +
                          std::to_string(price) + R"(","7777":")" + std::string(50'000, 'x') + R"("}}]})");
  }

  // A stream whose client library takes as little as possible from the network before it is read.
  std::unique_ptr<Stream> Subscribe(v1::SlowReaderPolicy policy) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 16384);
    channels_.push_back(gateway_->Connect(arguments));
    v1::SubscribeRequest request = Wanting({{v1::REALTIME_TYPE_TRADE, {"005930"}}});
    request.set_slow_reader_policy(policy);
    auto stream = std::make_unique<Stream>(*channels_.back(), kSubscribe, request);
    EXPECT_FALSE(stream->Until(IsLive).empty());
    return stream;
  }

  std::vector<std::shared_ptr<grpc::Channel>> channels_;
};

TEST_F(MemoryTest, TheSlowReadersPayAndAreTold) {
  AllowWarning("7777");
  ExpectWarning("events took more memory than --memory_mib allows");
  const auto alice = Subscribe(v1::SLOW_READER_POLICY_SKIP);
  const auto bob = Subscribe(v1::SLOW_READER_POLICY_SKIP);          // does not read yet
  const auto carol = Subscribe(v1::SLOW_READER_POLICY_DISCONNECT);  // does not read yet
  for (int price = 1; price <= kTrades; ++price) {
    Trade(price);
    const auto events = alice->Until([](const v1::Event& event) { return event.has_trade(); });
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.back().trade().current_price(), price) << "who reads gets everything";
    EXPECT_EQ(events.back().skipped(), 0u);
  }

  uint64_t received = 0, skipped = 0;
  const auto last = [&](const v1::Event& event) {
    received += event.has_trade();
    skipped += event.skipped();
    return event.has_trade() && event.trade().current_price() == kTrades;
  };
  EXPECT_FALSE(bob->Until(last).empty());
  EXPECT_GT(skipped, 0u);
  EXPECT_EQ(received + skipped, static_cast<uint64_t>(kTrades)) << "no event is lost in silence";

  for (v1::Event event; carol->Next(event);) EXPECT_EQ(event.skipped(), 0u);
  const grpc::Status status = carol->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(),
            "The gateway's memory for queued events is used up, this reader is among the slowest, and no more of its "
            "events may be skipped: read faster or subscribe to less, and resume from your last event.");
}

}  // namespace
}  // namespace kiwoom::tests
