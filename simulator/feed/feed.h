#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "codec/table.h"
#include "simulator/market/market.h"
#include "simulator/market/random_source.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/websocket_endpoint.h"
#include "simulator/wire/real_row.h"

namespace kiwoom::simulator {

// Makes things happen to what somebody listens to, and sends the rows that show them. What nobody listens to does
// not trade, so that every trade of a stock is seen by whoever listens to its trades.
class Feed {
 public:
  // The references outlive the feed.
  Feed(uint64_t seed, const BrokerVariants& variants, std::span<const codec::Tr* const> trs, Market& market,
       WebSocketEndpoint& endpoint);

  // One thing happens to one of the listened types and items: often to trades and books, seldom to the rest. Returns
  // how many rows show it.
  int64_t Step(absl::Time market_time);
  // What comes by itself until then. Returns how many rows show it.
  int64_t Advance(absl::Time market_time);
  // Orders of the account, by hand; what becomes of them is sent as everything else.
  std::optional<Order> PlaceOrder(const OrderRequest& request, absl::Time market_time);
  std::optional<Order> CancelOrder(int64_t number, absl::Time market_time);
  // Sends the rows that wait for others to share a frame with. Returns the deliveries since the last call.
  int64_t Flush();

  // A frame with the row as it is now; nothing for an event, for what the market does not know, or for what there is
  // not: an index before the opening, the value of a stock that is no fund.
  std::optional<std::string> CurrentFrame(const Registered& registered) const;

  // What a registration may be answered with: the row as it is now, to its session alone. That of an index goes to
  // whoever listens to it, since the volumes of its rows add up.
  void Answer(Connection& connection, const Registered& registered);

  // Whether anybody listens to anything that the market knows.
  bool has_sources() const { return !sources_.empty(); }

  // The realtime type, or null.
  const RealRow* FindType(std::string_view type) const;

 private:
  // Something that can be made to happen, or told.
  struct Source {
    const RealRow* type;
    std::string item;  // with its suffix
    std::string code;  // without; "" of market and account types
    Exchange exchange;
    double weight;
  };

  // What CurrentFrame shows.
  struct Current {
    const RealRow* type;
    std::string item;
    Scene scene;
  };

  void FindSources();
  const Source* Pick();
  std::optional<Current> FindCurrent(const Registered& registered) const;
  std::string FrameOf(const Registered& registered, Current current) const;
  // Returns how many rows show the change.
  int64_t Tell(const Market::Change& change);
  void Queue(const Source& source, const std::string& item, const Market::Change& change);
  Scene SceneOf(const RealRow& type, std::string_view item, const Stock* stock, const Sector* sector) const;

  const BrokerVariants& variants_;
  Market& market_;
  WebSocketEndpoint& endpoint_;
  RandomSource random_;
  std::map<std::string, RealRow, std::less<>> types_;
  int64_t sources_version_ = -1;
  std::vector<Source> sources_;
  std::map<std::pair<MarketEvent, std::string>, std::vector<const Source*>> by_subject_;
  double total_weight_ = 0;
  std::vector<RealtimeRow> waiting_;
  int64_t deliveries_ = 0;
};

}  // namespace kiwoom::simulator
