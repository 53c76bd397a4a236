#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "codegen/runtime/table.h"
#include "simulator/market/dice.h"
#include "simulator/market/market.h"
#include "simulator/protocol/broker.h"
#include "simulator/wire/real_frame.h"

namespace kiwoom::simulator {

// Makes things happen to what somebody listens to, and sends the rows that show them. What nobody listens to stands
// still, so that every trade of a stock is seen by whoever listens to its trades.
class Feed {
 public:
  struct Sent {
    int64_t rows = 0;        // of the market
    int64_t deliveries = 0;  // of these to sessions
  };

  // The references outlive the feed.
  Feed(uint64_t seed, bool documented_order, std::span<const runtime::Tr* const> trs, Market& market, Broker& broker);

  // One thing happens to one of the listened types and items: often to trades and books, seldom to the rest.
  Sent Step(absl::Time market_time);

  // The row as it is now; nothing for an event, or for what the market does not know.
  std::optional<std::string> CurrentRow(const Registered& registered) const;

  // The realtime type, or null.
  const RealFrame* FindFrame(std::string_view type) const;

 private:
  // Something that can be made to happen, or told.
  struct Source {
    const RealFrame* frame;
    std::string item;  // with its suffix
    std::string code;  // without; "" of market and account types
    double weight;
  };

  void FindSources();
  const Source* Pick();
  Sent Tell(const Market::Change& change);
  Sent Publish(const Source& source, const std::string& item, const Market::Change& change);
  Scene SceneOf(std::string_view item, const Stock* stock, const Sector* sector) const;

  Market& market_;
  Broker& broker_;
  Dice dice_;
  std::map<std::string, RealFrame, std::less<>> frames_;
  int64_t sources_version_ = -1;
  std::vector<Source> sources_;
  std::map<std::pair<Topic, std::string>, std::vector<const Source*>> by_subject_;
  double total_weight_ = 0;
};

}  // namespace kiwoom::simulator
