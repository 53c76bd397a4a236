#include "simulator/wire/concept.h"

// The market's day and the interruptions of it.
namespace kiwoom::simulator {
namespace {

// The market is open. Rows of a stock have the field blank.
Value MarketPhase(const Scene& s) { return s.stock == nullptr ? Value::Text("3") : Value::Blank(); }
Value Remaining(const Scene& s) { return s.stock == nullptr ? Value::Text("000000") : Value::Blank(); }

template <Value (*kValue)(const VolatilityInterruption&)>
Value OfInterruption(const Scene& s) {
  const VolatilityInterruption& interruption = s.market->interruption();
  return interruption.stock == nullptr ? Value::Unknown() : kValue(interruption);
}

bool IsReleased(const VolatilityInterruption& v) { return v.released != absl::InfinitePast(); }

Value Deviation(int64_t price, int64_t base) { return Value::Signed(Value::Percent(price - base, base), 2); }

Value TriggerType(const VolatilityInterruption& v) { return Value::Text(IsReleased(v) ? "2" : "1"); }
Value TriggerPrice(const VolatilityInterruption& v) { return Value::Plain(v.trigger_price); }
Value ProcessedTime(const VolatilityInterruption& v) { return Value::TimeOfDay(v.triggered); }
Value ReleaseTime(const VolatilityInterruption& v) {
  return IsReleased(v) ? Value::TimeOfDay(v.released) : Value::Text("000000");
}
Value StaticBase(const VolatilityInterruption& v) { return Value::Plain(v.stock->open()); }
Value DynamicBase(const VolatilityInterruption& v) { return Value::Plain(v.base_price); }
Value StaticDeviation(const VolatilityInterruption& v) { return Deviation(v.trigger_price, v.stock->open()); }
Value DynamicDeviation(const VolatilityInterruption& v) { return Deviation(v.trigger_price, v.base_price); }
Value TriggerChangeRate(const VolatilityInterruption& v) {
  return Deviation(v.trigger_price, v.stock->instrument().base_price);
}
Value TriggerCount(const VolatilityInterruption& v) { return Value::Plain(v.count); }
Value TriggerDirection(const VolatilityInterruption& v) { return Value::Text(v.up() ? "1" : "2"); }
Value ExtraItem(const VolatilityInterruption& v) { return Value::Text(v.up() ? "+동적" : "-동적"); }

constexpr Concept kConcepts[] = {
    {"market_phase", MarketPhase},
    {"remaining", Remaining},
    {"investor_ticker", [](const Scene&) { return Value::Blank(); }},

    {"kind", [](const Scene&) { return Value::Text("동적"); }},
    {"trigger_type", OfInterruption<TriggerType>},
    {"market_scope", [](const Scene&) { return Value::Text("101"); }},
    {"pre_market_type", [](const Scene&) { return Value::Text("1"); }},
    {"trigger_price", OfInterruption<TriggerPrice>},
    {"processed_time", OfInterruption<ProcessedTime>},
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
