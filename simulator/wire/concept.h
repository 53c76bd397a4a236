#pragma once

#include <span>
#include <string_view>

#include "codec/table.h"
#include "simulator/wire/scene.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// A term of the glossary and what the market says for it. Fields are bound to concepts by their English names, so that
// a TR that is added by its spec alone is served. Of a group's field the name is "asks.price".
struct Concept {
  std::string_view name;
  Value (*value)(const Scene& scene);
};

// Each lives with its noun.
std::span<const Concept> PriceConcepts();
std::span<const Concept> StockConcepts();
std::span<const Concept> TradeConcepts();
std::span<const Concept> BookConcepts();
std::span<const Concept> BrokerConcepts();
std::span<const Concept> ProgramConcepts();
std::span<const Concept> SectorConcepts();
std::span<const Concept> SessionConcepts();
std::span<const Concept> AccountConcepts();

// Null when the market knows no such thing.
const Concept* FindConcept(std::string_view name);

// The concept of a field of a message; null when the market knows none.
const Concept* BindConcept(const codec::Message& message, const codec::Row& row);

}  // namespace kiwoom::simulator
