#include "simulator/wire/list_elements.h"

#include <algorithm>
#include <string_view>

namespace kiwoom::simulator {
namespace {

bool Shows(const codec::Message& element, std::string_view name) {
  return std::any_of(element.rows.begin(), element.rows.end(), [&](const codec::Row& row) { return row.name == name; });
}

std::vector<Scene> AllSectors(const Scene& whole) {
  // The market that was named, or that of the sector that was.
  const bool kosdaq = whole.Asked("market") == "1" ||
                      (whole.sector != nullptr && whole.sector->info().segment == MarketSegment::kKosdaq);
  std::vector<Scene> elements;
  for (const auto& sector : whole.market->sectors()) {
    if ((sector->info().segment == MarketSegment::kKosdaq) != kosdaq) continue;
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

std::vector<Scene> Moments(const Scene& whole) {
  if (whole.sector == nullptr) return {whole};
  std::vector<Scene> elements;
  for (const Sector::Sample& sample : whole.sector->Trail(whole.market->now())) {
    elements.push_back(whole);
    elements.back().figures = Figures::Of(*whole.sector, sample);
  }
  return elements;
}

}  // namespace

std::vector<Scene> ListElements(const codec::Message& element, const Scene& whole) {
  if (Shows(element, "sector_code")) return AllSectors(whole);
  if (Shows(element, "stock_code")) return AllStocks(whole);
  if (Shows(element, "date")) return Days(whole);
  if (Shows(element, "time") || Shows(element, "trade_time")) return Moments(whole);
  return {whole};
}

}  // namespace kiwoom::simulator
