#include <string>
#include <string_view>

#include "simulator/wire/concept.h"

// Concepts of the market's day and of interruptions.
namespace kiwoom::simulator {
namespace {

// Blank in rows of a stock.
Value MarketPhase(const Scene& s) {
  return s.stock == nullptr ? Value::Text(s.market->announcement().code) : Value::Blank();
}
Value Remaining(const Scene& s) {
  return s.stock == nullptr ? Value::TimeLeft(s.market->announcement().remaining) : Value::Blank();
}

template <Value (*kValue)(const VolatilityInterruption&)>
Value OfInterruption(const Scene& s) {
  const VolatilityInterruption& interruption = s.market->interruption();
  return interruption.stock == nullptr ? Value::Unknown() : kValue(interruption);
}

// "0.00" within the band.
Value Deviation(int64_t price, int64_t base) {
  return Value::Signed(base == 0 ? 0 : Value::Percent(price - base, base), 2);
}

std::string_view KindOf(const VolatilityInterruption& v) {
  if (v.static_base == 0) return "동적";
  return v.dynamic_base == 0 ? "정적" : "동적+정적";
}

Value Kind(const VolatilityInterruption& v) { return Value::Text(KindOf(v)); }
Value TriggerKind(const VolatilityInterruption& v) {
  if (v.static_base == 0) return Value::Text("2");
  return Value::Text(v.dynamic_base == 0 ? "1" : "3");
}
Value MarketOf(const VolatilityInterruption& v) {
  return v.stock->instrument().segment == MarketSegment::kKospi ? Value::Coded("0", "001") : Value::Coded("1", "101");
}
Value TriggerPrice(const VolatilityInterruption& v) { return Value::Plain(v.trigger_price); }
Value TriggerTime(const VolatilityInterruption& v) { return Value::TimeOfDay(v.triggered); }
Value ReleaseTime(const VolatilityInterruption& v) {
  return v.is_released() ? Value::TimeOfDay(v.released) : Value::Text("000000");
}
Value StaticBase(const VolatilityInterruption& v) { return Value::Plain(v.static_base); }
Value DynamicBase(const VolatilityInterruption& v) { return Value::Plain(v.dynamic_base); }
Value StaticDeviation(const VolatilityInterruption& v) { return Deviation(v.trigger_price, v.static_base); }
Value DynamicDeviation(const VolatilityInterruption& v) { return Deviation(v.trigger_price, v.dynamic_base); }
Value TriggerChangeRate(const VolatilityInterruption& v) { return Deviation(v.trigger_price, v.stock->base_price()); }
Value TriggerCount(const VolatilityInterruption& v) { return Value::Plain(v.count); }
Value TriggerDirection(const VolatilityInterruption& v) { return Value::Text(v.up() ? "1" : "2"); }
Value ExtraItem(const VolatilityInterruption& v) { return Value::Text((v.up() ? "+" : "-") + std::string(KindOf(v))); }

constexpr Concept kConcepts[] = {
    {"market_phase", MarketPhase},
    {"remaining", Remaining},
    {"investor_ticker", [](const Scene&) { return Value::Blank(); }},

    {"kind", OfInterruption<Kind>},
    {"trigger_kind", OfInterruption<TriggerKind>},
    {"market", OfInterruption<MarketOf>},
    {"trigger_session", [](const Scene&) { return Value::Text("1"); }},  // regular; no other is simulated
    {"trigger_price", OfInterruption<TriggerPrice>},
    {"trigger_time", OfInterruption<TriggerTime>},
    {"release_time", OfInterruption<ReleaseTime>},
    {"static_base_price", OfInterruption<StaticBase>},
    {"dynamic_base_price", OfInterruption<DynamicBase>},
    {"static_deviation_rate", OfInterruption<StaticDeviation>},
    {"dynamic_deviation_rate", OfInterruption<DynamicDeviation>},
    {"trigger_change_rate", OfInterruption<TriggerChangeRate>},
    {"trigger_count", OfInterruption<TriggerCount>},
    {"trigger_direction", OfInterruption<TriggerDirection>},
    {"extra_item", OfInterruption<ExtraItem>},
};

}  // namespace

std::span<const Concept> SessionConcepts() { return kConcepts; }

}  // namespace kiwoom::simulator
