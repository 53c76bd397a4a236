#pragma once

#include <span>
#include <string_view>

#include "codec/table.h"
#include "simulator/wire/scene.h"
#include "simulator/wire/value.h"

namespace kiwoom::simulator {

// A glossary term and the market's value for it. Fields are bound to concepts by their English names, so a TR that is
// added by its spec alone is served. A field of a group has a name such as "asks.price".
struct Concept {
  std::string_view name;
  Value (*value)(const Scene& scene);
};

// Each is defined in the file of its subject.
std::span<const Concept> PriceConcepts();
std::span<const Concept> StockConcepts();
std::span<const Concept> TradeConcepts();
std::span<const Concept> BookConcepts();
std::span<const Concept> BrokerConcepts();
std::span<const Concept> ProgramConcepts();
std::span<const Concept> SectorConcepts();
std::span<const Concept> SessionConcepts();
std::span<const Concept> AccountConcepts();

// Null if the market has no such value.
const Concept* FindConcept(std::string_view name);

// The concept for a field of a message; null if the market has none.
const Concept* BindConcept(const codec::Message& message, const codec::Row& row);

}  // namespace kiwoom::simulator
