#pragma once

#include <map>
#include <string>
#include <string_view>

#include "simulator/market/market.h"
#include "simulator/wire/figures.h"
#include "simulator/wire/venue.h"

namespace kiwoom::simulator {

// What one row or response is about: where its fields look for their values. Lives for the writing of it.
struct Scene {
  const Market* market = nullptr;
  const Stock* stock = nullptr;    // of what concerns a stock
  const Sector* sector = nullptr;  // of what concerns an index
  Figures figures;                 // of the stock or the index, or of one of its past moments
  const Venue* venue = &kKrx;
  int level = 0;  // rank within a group, from 0
  // REST: what was asked, by the fields' English names.
  const std::map<std::string, std::string, std::less<>>* request = nullptr;

  std::string_view Asked(std::string_view name) const {
    if (request == nullptr) return {};
    const auto found = request->find(name);
    return found == request->end() ? std::string_view() : found->second;
  }

  // Of the stock, as the venue sees it.
  const Tape& tape() const { return stock->tape(venue->exchange); }
  Auction auction() const { return stock->auction(venue->exchange); }

  void Show(const Stock& shown) {
    stock = &shown;
    sector = nullptr;
    figures = Figures::Of(shown, venue->exchange);
  }
  // What its auction would trade, or did.
  void ShowAuction(const Stock& shown) {
    Show(shown);
    figures = figures.With(auction());
  }
  void Show(const Sector& shown) {
    sector = &shown;
    stock = nullptr;
    figures = Figures::Of(shown);
  }
};

// A code as a field shows it: REST puts the venue that was asked for behind it, realtime rows have it bare.
inline std::string ItemCode(const Scene& scene, std::string_view code) {
  std::string text(code);
  if (scene.request != nullptr) text += scene.venue->suffix;
  return text;
}

}  // namespace kiwoom::simulator
