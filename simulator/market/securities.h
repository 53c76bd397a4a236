#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "simulator/market/random_source.h"
#include "simulator/market/sector.h"
#include "simulator/market/stock.h"

namespace kiwoom::simulator {

// All listed securities: a dozen stocks including a fund, and their indices.
class Securities {
 public:
  // The index that the fund tracks.
  static constexpr std::string_view kFundIndex = "201";

  Securities(absl::CivilDay day, RandomSource& random);
  Securities(const Securities&) = delete;

  // Yesterday's closes become the base prices and levels.
  void BeginDay(absl::CivilDay day);
  // The stock has traded on KRX: updates its indices.
  void OnTrade(const Stock& stock, absl::Time time);

  // Null if there is none with that code.
  Stock* FindStock(std::string_view code) const;
  Sector* FindSector(std::string_view code) const;
  // A random stock other than the fund.
  Stock& AnyStock(RandomSource& random) const;
  Stock& AnyMember(const Sector& sector, RandomSource& random) const;

  const std::vector<std::unique_ptr<Stock>>& stocks() const { return stocks_; }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return sectors_; }

 private:
  std::vector<std::unique_ptr<Stock>> stocks_;
  std::vector<std::unique_ptr<Sector>> sectors_;
};

}  // namespace kiwoom::simulator
