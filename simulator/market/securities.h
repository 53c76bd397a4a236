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

// All that is listed: a dozen stocks, a fund among them, and the indices over them.
class Securities {
 public:
  // The index that the fund follows.
  static constexpr std::string_view kFundIndex = "201";

  Securities(absl::CivilDay day, RandomSource& random);
  Securities(const Securities&) = delete;

  // Yesterday's closes are the base of everything from now on.
  void BeginDay(absl::CivilDay day);
  // The stock has traded on KRX, and its indices move.
  void OnTrade(const Stock& stock, absl::Time time);

  // Null where there is none of that code.
  Stock* FindStock(std::string_view code) const;
  Sector* FindSector(std::string_view code) const;
  // Any stock but the fund.
  Stock& AnyStock(RandomSource& random) const;
  Stock& AnyMember(const Sector& sector, RandomSource& random) const;

  const std::vector<std::unique_ptr<Stock>>& stocks() const { return stocks_; }
  const std::vector<std::unique_ptr<Sector>>& sectors() const { return sectors_; }

 private:
  std::vector<std::unique_ptr<Stock>> stocks_;
  std::vector<std::unique_ptr<Sector>> sectors_;
};

}  // namespace kiwoom::simulator
