#include "simulator/wire/concept.h"

// Program trading in one stock. All of it is client business; a third is arbitrage.
namespace kiwoom::simulator {
namespace {

enum class ProgramPart { kAll, kArbitrage, kOther };
enum class Measure { kVolume, kTurnover };

int64_t Of(const ProgramTrading::Tally& tally, Measure measure, ProgramPart part) {
  const int64_t all = measure == Measure::kVolume ? tally.volume : ProgramTrading::Cut(tally.turnover);
  const int64_t arbitrage = measure == Measure::kVolume ? all / 3 : ProgramTrading::Cut(all / 3);
  return part == ProgramPart::kAll ? all : part == ProgramPart::kArbitrage ? arbitrage : all - arbitrage;
}

template <Side kSide, Measure kMeasure, ProgramPart kPart = ProgramPart::kAll>
Value Gross(const Scene& s) {
  return s.stock == nullptr ? Value::Unknown() : Value::Plain(Of(s.tape().program().tally(kSide), kMeasure, kPart));
}

// Recorded without a plus sign.
template <Measure kMeasure, ProgramPart kPart = ProgramPart::kAll>
Value Net(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  const ProgramTrading& program = s.tape().program();
  return Value::Plain(Of(program.tally(Side::kBuy), kMeasure, kPart) - Of(program.tally(Side::kSell), kMeasure, kPart));
}

template <Measure kMeasure>
Value NetChange(const Scene& s) {
  if (s.stock == nullptr) return Value::Unknown();
  return Value::Plain(Of(s.tape().program().last_change(), kMeasure, ProgramPart::kAll));
}

using enum Measure;
using enum ProgramPart;

constexpr Concept kConcepts[] = {
    {"sell_volume", Gross<Side::kSell, kVolume>},
    {"sell_turnover", Gross<Side::kSell, kTurnover>},
    {"buy_volume", Gross<Side::kBuy, kVolume>},
    {"buy_turnover", Gross<Side::kBuy, kTurnover>},
    {"net_buy_volume", Net<kVolume>},
    {"net_buy_volume_change", NetChange<kVolume>},
    {"net_buy_turnover", Net<kTurnover>},
    {"net_buy_turnover_change", NetChange<kTurnover>},

    {"arbitrage_agency_sell_volume", Gross<Side::kSell, kVolume, kArbitrage>},
    {"arbitrage_agency_sell_turnover", Gross<Side::kSell, kTurnover, kArbitrage>},
    {"arbitrage_agency_buy_volume", Gross<Side::kBuy, kVolume, kArbitrage>},
    {"arbitrage_agency_buy_turnover", Gross<Side::kBuy, kTurnover, kArbitrage>},
    {"arbitrage_agency_net_buy_volume", Net<kVolume, kArbitrage>},
    {"arbitrage_agency_net_buy_turnover", Net<kTurnover, kArbitrage>},
    {"non_arbitrage_agency_sell_volume", Gross<Side::kSell, kVolume, kOther>},
    {"non_arbitrage_agency_sell_turnover", Gross<Side::kSell, kTurnover, kOther>},
    {"non_arbitrage_agency_buy_volume", Gross<Side::kBuy, kVolume, kOther>},
    {"non_arbitrage_agency_buy_turnover", Gross<Side::kBuy, kTurnover, kOther>},
    {"non_arbitrage_agency_net_buy_volume", Net<kVolume, kOther>},
    {"non_arbitrage_agency_net_buy_turnover", Net<kTurnover, kOther>},
    {"total_arbitrage_agency_sell_volume", Gross<Side::kSell, kVolume>},
    {"total_arbitrage_agency_sell_turnover", Gross<Side::kSell, kTurnover>},
    {"total_arbitrage_agency_buy_volume", Gross<Side::kBuy, kVolume>},
    {"total_arbitrage_agency_buy_turnover", Gross<Side::kBuy, kTurnover>},
    {"total_arbitrage_agency_net_buy_volume", Net<kVolume>},
    {"total_arbitrage_agency_net_buy_turnover", Net<kTurnover>},
};

}  // namespace

std::span<const Concept> ProgramConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator
