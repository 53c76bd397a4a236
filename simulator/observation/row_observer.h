#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "simulator/market/market.h"
#include "simulator/market/tick_size.h"

namespace kiwoom::simulator {

// Observes the wire for tests: checks the fields of a row for consistency with each other and with earlier rows. It
// knows nothing of the market except the base prices. Fails with GoogleTest expectations.
class RowObserver {
 public:
  explicit RowObserver(const Market& market) : market_(market) {}

  void Read(const std::string& text);

  std::map<std::string, int> rows;  // by type
  int releases = 0;                 // of interruptions whose trigger was seen

 private:
  using Values = std::map<std::string, std::string>;

  void ExpectOnGrid(int64_t price);
  void ReadTrade(Values& v, Values& before, const std::string& item);
  void ReadBook(Values& v, Values& before, const std::string& item);
  void ReadIndex(Values& v, Values& before, const std::string& item);
  void ReadBreadth(Values& v, const std::string& item);
  void ReadBrokers(Values& v);
  void ReadNav(Values& v);
  void ReadProgram(Values& v, Values& before);
  void ReadInterruption(Values& v, Values& triggered);
  void ReadOrder(Values& v);
  void ReadPosition(Values& v);

  const Market& market_;
  int64_t base_ = 0;
  int64_t upper_ = 0;
  int64_t lower_ = 0;
  InstrumentKind kind_ = InstrumentKind::kStock;
  std::map<std::string, Values> last_;                           // by type and item
  std::map<std::string, std::string> times_;                     // by type and item
  std::map<std::string, std::pair<int64_t, int64_t>> turnover_;  // in the first row, and won since
  std::map<std::string, int64_t> filled_;                        // by order
  std::map<std::string, Values> interrupted_;                    // by stock: the row of the trigger
};

}  // namespace kiwoom::simulator
