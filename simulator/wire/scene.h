#pragma once

#include <map>
#include <string>
#include <string_view>

#include "simulator/market/market.h"
#include "simulator/wire/figures.h"
#include "simulator/wire/venue.h"

namespace kiwoom::simulator {

// The subject of one row or response, from which its fields take their values. Lives while it is written.
struct Scene {
  const Market* market = nullptr;
  const Stock* stock = nullptr;    // if it concerns a stock
  const Sector* sector = nullptr;  // if it concerns an index
  Figures figures;                 // of the stock or the index, now or in the past
  const Venue* venue = &kKrx;
  int level = 0;                     // rank within a group, from 0
  bool leading_a = false;            // stock codes are written A005930
  const Account* account = nullptr;  // of a row of an account; null: the first one
  // REST: the request fields by their English names.
  const std::map<std::string, std::string, std::less<>>* request = nullptr;

  std::string_view Asked(std::string_view name) const {
    if (request == nullptr) return {};
    const auto found = request->find(name);
    return found == request->end() ? std::string_view() : found->second;
  }

  const Account& books() const { return account == nullptr ? market->account() : *account; }
  // The stock's tape at the venue.
  const Tape& tape() const { return stock->tape(venue->exchange); }
  Auction auction() const { return stock->auction(venue->exchange); }

  void Show(const Stock& shown) {
    stock = &shown;
    sector = nullptr;
    figures = Figures::Of(shown, venue->exchange);
  }
  // Shows the indicative or final trade of its auction.
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

// A code as fields show it: REST appends the suffix of the requested venue, realtime rows do not. Only those of the
// account may have a leading A.
inline std::string ItemCode(const Scene& scene, std::string_view code) {
  std::string text = (scene.leading_a ? "A" : "") + std::string(code);
  if (scene.request != nullptr) text += scene.venue->suffix;
  return text;
}

}  // namespace kiwoom::simulator
