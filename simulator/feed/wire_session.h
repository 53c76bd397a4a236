#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "generated/registry.h"
#include "simulator/feed/feed.h"
#include "simulator/market/market.h"
#include "simulator/protocol/token_book.h"
#include "simulator/protocol/websocket_endpoint.h"

namespace kiwoom::simulator {

// A market and one session of its broker for a test, which records the frames it receives.
class WireSession : public Connection {
 public:
  WireSession(uint64_t seed, absl::Time now, TradingHours hours = TradingHours::kAlways)
      : market(seed, "1111111111", now, hours), feed(seed, variants_, generated::Trs(), market, endpoint_), now_(now) {
    variants_.registrations_per_second = 1'000;
    endpoint_.OnConnect(*this, now);
    endpoint_.OnText(*this, R"({"trnm":"LOGIN","token":")" + tokens_.Issue("app", now).text + R"("})", now);
  }

  void Register(const std::string& type, const std::vector<std::string>& items) {
    std::string list;
    for (const std::string& item : items) list += (list.empty() ? "\"" : ",\"") + item + '"';
    const std::string data = R"([{"item":[)" + list + R"(],"type":[")" + type + R"("]}])";
    endpoint_.OnText(*this, R"({"trnm":"REG","grp_no":"1","data":)" + data + "}", now_);
    texts.clear();
  }

  void Send(SharedText text) override { texts.push_back(*text); }
  void Close(uint16_t, std::string) override {}
  void Reset() override {}
  size_t queued() const override { return 0; }

 private:
  BrokerVariants variants_;
  TokenBook tokens_{variants_, 1};
  StatsBoard stats_;
  WebSocketEndpoint endpoint_{variants_, tokens_, generated::Trs(), stats_};

 public:
  Market market;
  Feed feed;
  std::vector<std::string> texts;  // frames since the last registration

 private:
  absl::Time now_;
};

}  // namespace kiwoom::simulator
