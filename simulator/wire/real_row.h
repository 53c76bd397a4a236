#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "codec/table.h"
#include "simulator/market/market_event.h"
#include "simulator/protocol/member_order.h"
#include "simulator/wire/row_layout.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// Writes the rows of one realtime type for the data of a REAL frame.
class RealRow {
 public:
  // How a row is written.
  struct Style {
    const RowOrder& order = kLiveRowOrder;
    std::string_view further_values = {};  // ,"key":"value" … that no table has
  };

  // `short_order_books`: as in broker_variants.h.
  explicit RealRow(const codec::Tr& tr, bool short_order_books = false);

  std::string Write(std::string_view item, Scene& scene) const { return Write(item, scene, Style{}); }
  std::string Write(std::string_view item, Scene& scene, const Style& style) const;

  const codec::Tr& tr() const { return tr_; }
  MarketEvent event() const { return event_; }
  bool about_sector() const { return about_sector_; }

 private:
  const codec::Tr& tr_;
  const MarketEvent event_;
  const bool about_sector_;
  const RowLayout layout_;
  const std::optional<RowLayout> short_layout_;  // of rows of one exchange
  std::string type_;                             // "type":"…"
  std::string name_;                             // "name":"…"
};

}  // namespace kiwoom::simulator
