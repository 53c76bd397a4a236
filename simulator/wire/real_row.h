#pragma once

#include <string>
#include <string_view>

#include "codec/table.h"
#include "simulator/market/topic.h"
#include "simulator/wire/layout.h"
#include "simulator/wire/scene.h"

namespace kiwoom::simulator {

// Writes the rows of one realtime type, as they stand in the data of a REAL frame.
class RealRow {
 public:
  // `documented_order`: values last, as in some examples; else first, as live frames have it.
  RealRow(const codec::Tr& tr, bool documented_order);

  std::string Write(std::string_view item, Scene& scene) const;

  const codec::Tr& tr() const { return tr_; }
  Topic topic() const { return topic_; }
  bool about_sector() const { return about_sector_; }

 private:
  const codec::Tr& tr_;
  const bool documented_order_;
  const Topic topic_;
  const bool about_sector_;
  const Layout layout_;
  std::string names_;  // "type":"0B","name":"주식체결","item":
};

}  // namespace kiwoom::simulator
