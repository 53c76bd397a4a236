#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "simulator/market/tick_size.h"

namespace kiwoom::simulator {

enum class MarketSegment { kKospi, kKosdaq };

// The static data of a stock. Codes and names are real, the figures are not.
struct Instrument {
  std::string_view code;
  std::string_view name;
  InstrumentKind kind;
  MarketSegment segment;
  int64_t base_price;  // yesterday's close
  int64_t listed_shares;
  int64_t previous_volume;
  std::span<const std::string_view> sectors;  // indices that include it
};

// Which of the broker's lists of a market's indices name an index.
enum class SectorList {
  kAll,     // those of prices and of investors
  kPrices,  // those of prices alone
  kNone,
};

struct SectorInfo {
  std::string_view code;
  std::string_view name;
  MarketSegment segment;
  SectorList list;
  int64_t base_level;  // yesterday's close, in hundredths of a point
};

std::span<const Instrument> Instruments();
std::span<const SectorInfo> Sectors();

// A member firm of the exchange.
struct BrokerHouse {
  std::string_view code;
  std::string_view name;
  bool foreign;
};

std::span<const BrokerHouse> BrokerHouses();

}  // namespace kiwoom::simulator
