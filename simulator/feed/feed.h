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
#include "simulator/feed/row_extras.h"
#include "simulator/market/market.h"
#include "simulator/market/random_source.h"
#include "simulator/protocol/broker_variants.h"
#include "simulator/protocol/websocket_endpoint.h"
#include "simulator/wire/real_row.h"

namespace kiwoom::simulator {

// Generates market events for registered topics and sends their rows. A stock without registrations does not trade, so
// a client that registers its trades sees all of them.
class Feed {
 public:
  // The references outlive the feed.
  Feed(uint64_t seed, const BrokerVariants& variants, std::span<const codec::Tr* const> trs, Market& market,
       WebSocketEndpoint& endpoint);

  // Generates one event for a registered type and item: frequently trades and books, rarely the others. Returns the
  // number of rows.
  int64_t Step(absl::Time market_time);
  // Generates the timed events until then. Returns the number of rows.
  int64_t Advance(absl::Time market_time);
  // Manual orders of an account. Their results are sent like all other events.
  std::optional<Order> PlaceOrder(const OrderRequest& request, absl::Time market_time);
  std::optional<Order> CancelOrder(int64_t number, absl::Time market_time);
  // Sends the rows that are waiting to share a frame. Returns the number of deliveries since the last call.
  int64_t Flush();

  // A frame with the current row; nothing for an event type, an unknown topic, or a missing value, such as an index
  // before the opening or the NAV of a stock that is not a fund.
  std::optional<std::string> CurrentFrame(const Registered& registered) const;

  // Sends the current row in answer to a registration, only to its session. For an index it goes to all its clients,
  // because the volumes of index rows are increments that must add up.
  void Answer(Connection& connection, const Registered& registered);

  RowExtras& extras() { return extras_; }
  // Fault: the next rows name this item in place of theirs.
  void RespellItems(std::string item, int rows) { odd_items_.Set(std::move(item), rows); }

  // Whether any known topic is registered.
  bool has_sources() const { return !sources_.empty(); }

  // The realtime type, or null.
  const RealRow* FindType(std::string_view type) const;

 private:
  // A topic for which events can be generated.
  struct Source {
    const RealRow* type;
    std::string item;  // with its suffix
    std::string code;  // without suffix; "" for market types, the number of the account for those of accounts
    Exchange exchange;
    double weight;
    size_t account;
  };

  // The contents of CurrentFrame.
  struct Current {
    const RealRow* type;
    std::string item;
    Scene scene;
  };

  void FindSources();
  const Source* Pick();
  std::optional<Current> FindCurrent(const Registered& registered) const;
  RealtimeRow WriteRow(const RealRow& type, const Registered& topic, const std::string& item, Scene scene);
  // Queues the rows of the change and returns their number.
  int64_t QueueRows(const Market::Change& change);
  void Queue(const Source& source, const std::string& item, const Market::Change& change);
  Scene SceneOf(const RealRow& type, std::string_view item, const Market::Change& about) const;

  const BrokerVariants& variants_;
  Market& market_;
  WebSocketEndpoint& endpoint_;
  RandomSource random_;
  RandomSource member_orders_;  // its own, so that the order does not change the market
  std::map<std::string, RealRow, std::less<>> types_;
  int64_t sources_version_ = -1;
  std::vector<Source> sources_;
  std::map<std::pair<MarketEvent, std::string>, std::vector<const Source*>> by_subject_;
  double total_weight_ = 0;
  RowExtras extras_;
  Limited<std::string> odd_items_;
  std::vector<RealtimeRow> waiting_;
  int64_t deliveries_ = 0;
};

}  // namespace kiwoom::simulator
