#include "simulator/market/securities.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "simulator/market/instrument.h"

namespace kiwoom::simulator {
namespace {

bool IsMember(const Instrument& instrument, std::string_view sector) {
  return std::find(instrument.sectors.begin(), instrument.sectors.end(), sector) != instrument.sectors.end();
}

int64_t AnyIndex(size_t size, RandomSource& random) { return random.Between(0, static_cast<int64_t>(size) - 1); }

}  // namespace

Securities::Securities(absl::CivilDay day, RandomSource& random) {
  for (const Instrument& instrument : Instruments()) {
    stocks_.push_back(std::make_unique<Stock>(instrument, day, random.Next()));
  }
  for (const SectorInfo& info : Sectors()) {
    std::vector<const Stock*> members;
    for (const auto& stock : stocks_) {
      if (IsMember(stock->instrument(), info.code)) members.push_back(stock.get());
    }
    sectors_.push_back(std::make_unique<Sector>(info, std::move(members), day, random.Next()));
  }
  const Sector& index = *FindSector(kFundIndex);
  for (const auto& stock : stocks_) {
    if (stock->is_fund()) stock->Follow([&index] { return index.Move(); }, Sector::kWhole);
  }
}

void Securities::BeginDay(absl::CivilDay day) {
  for (const auto& sector : sectors_) sector->BeginDay(day);
  for (const bool funds : {true, false}) {
    for (const auto& stock : stocks_) {
      if (stock->is_fund() == funds) stock->BeginDay(day);
    }
  }
}

void Securities::OnTrade(const Stock& stock, absl::Time time) {
  for (const auto& sector : sectors_) {
    const auto& members = sector->members();
    if (std::find(members.begin(), members.end(), &stock) != members.end()) sector->OnTrade(time);
  }
}

Stock* Securities::FindStock(std::string_view code) const {
  for (const auto& stock : stocks_) {
    if (stock->instrument().code == code) return stock.get();
  }
  return nullptr;
}

Sector* Securities::FindSector(std::string_view code) const {
  for (const auto& sector : sectors_) {
    if (sector->info().code == code) return sector.get();
  }
  return nullptr;
}

Stock& Securities::AnyStock(RandomSource& random) const {
  Stock* stock;
  do {
    stock = stocks_[AnyIndex(stocks_.size(), random)].get();
  } while (stock->instrument().kind != InstrumentKind::kStock);
  return *stock;
}

Stock& Securities::AnyMember(const Sector& sector, RandomSource& random) const {
  const auto& members = sector.members();
  return *FindStock(members[AnyIndex(members.size(), random)]->instrument().code);
}

}  // namespace kiwoom::simulator
