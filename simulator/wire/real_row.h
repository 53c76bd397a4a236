#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"
#include "simulator/market/market_event.h"
#include "simulator/wire/row_layout.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// Writes the rows of one realtime type for the data of a REAL frame.
class RealRow {
 public:
  // `documented_order`: values last, as in some examples; otherwise first, as in live frames.
  RealRow(const codec::Tr& tr, bool documented_order);

  std::string Write(std::string_view item, Scene& scene) const;

  const codec::Tr& tr() const { return tr_; }
  MarketEvent event() const { return event_; }
  bool about_sector() const { return about_sector_; }

 private:
  const codec::Tr& tr_;
  const bool documented_order_;
  const MarketEvent event_;
  const bool about_sector_;
  const RowLayout layout_;
  std::string names_;  // "type":"…","name":"…","item":
};

}  // namespace kiwoom::simulator
