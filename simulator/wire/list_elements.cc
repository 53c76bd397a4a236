#include "simulator/wire/list_elements.h"

#include <algorithm>
#include <string_view>

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

bool Shows(const codec::Message& element, std::string_view name) {
  return std::any_of(element.rows.begin(), element.rows.end(), [&](const codec::Row& row) { return row.name == name; });
}

std::vector<Scene> AllSectors(const codec::Message& element, const Scene& whole) {
  const bool by_investor = Shows(element, "individual_net_buy");
  // The requested market, or the market of the requested sector.
  const bool kosdaq = whole.Asked("market") == "1" ||
                      (whole.sector != nullptr && whole.sector->info().segment == MarketSegment::kKosdaq);
  std::vector<Scene> elements;
  for (const auto& sector : whole.market->sectors()) {
    const SectorInfo& info = sector->info();
    if ((info.segment == MarketSegment::kKosdaq) != kosdaq || info.list == SectorList::kNone) continue;
    if (by_investor && info.list != SectorList::kAll) continue;
    elements.push_back(whole);
    elements.back().Show(*sector);
  }
  return elements;
}

std::vector<Scene> AllStocks(const Scene& whole) {
  std::vector<Scene> elements;
  const auto add = [&](const Stock& stock) {
    elements.push_back(whole);
    elements.back().Show(stock);
  };
  if (whole.sector != nullptr) {
    for (const Stock* stock : whole.sector->members()) add(*stock);
  } else {
    for (const auto& stock : whole.market->stocks()) add(*stock);
  }
  return elements;
}

std::vector<Scene> Days(const Scene& whole) {
  std::vector<Scene> elements = {whole};
  if (whole.figures.past_year == nullptr) return elements;
  for (const DayBar& bar : *whole.figures.past_year) {
    elements.push_back(whole);
    elements.back().figures = Figures::Of(bar, whole.figures.decimals);
  }
  return elements;
}

// The marker that replaces the time of a sample once the day is over, as recorded: 999999 for trades after the closing
// auction, 888888 for that auction. Empty: the time.
std::string_view MarkOf(const Sector::Sample& sample, const Market& market) {
  const absl::Time midnight = absl::FromCivil(SeoulDay(sample.time), Seoul());
  const absl::Duration at = sample.time - midnight;
  const bool is_over = market.hours() == TradingHours::kTimetable && market.now() - midnight >= absl::Hours(16);
  if (!is_over || at < absl::Hours(15.5)) return {};
  return at < absl::Hours(15.5) + absl::Minutes(10) ? "888888" : "999999";
}

std::vector<Scene> Moments(const Scene& whole) {
  if (whole.sector == nullptr) return {whole};
  std::vector<Scene> elements;
  for (const Sector::Sample& sample : whole.sector->Trail(whole.market->now())) {
    const std::string_view mark = MarkOf(sample, *whole.market);
    if (!mark.empty() && !elements.empty() && elements.back().figures.mark == mark) {
      elements.back().figures.volume_increment += sample.volume_increment;  // newest first; merged into one moment
      continue;
    }
    elements.push_back(whole);
    elements.back().figures = Figures::Of(*whole.sector, sample);
    elements.back().figures.mark = mark;
  }
  return elements;
}

}  // namespace

std::vector<Scene> ListElements(const codec::Message& element, const Scene& whole) {
  if (Shows(element, "sector_code")) return AllSectors(element, whole);
  if (Shows(element, "stock_code")) return AllStocks(whole);
  if (Shows(element, "date")) return Days(whole);
  if (Shows(element, "time") || Shows(element, "trade_time")) return Moments(whole);
  return {whole};
}

}  // namespace kiwoom::simulator
