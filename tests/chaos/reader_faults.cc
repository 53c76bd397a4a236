// What readers do.
#include "tests/chaos/fault_table.h"

namespace kiwoom::chaos {
namespace {

void CutAReader(FaultScene& scene, bool resumes) {
  for (int i = 0; i < 20; ++i) {
    ChaosReader& reader = scene.AnyReader();
    if (reader.habits().resumes == resumes) return reader.Cut(scene.RandomTime(0, 3000));
  }
}

constexpr Fault kFaults[] = {
    {"a reader stalls", 12, [](FaultScene& scene) { scene.AnyReader().Stall(scene.RandomTime(500, 9000)); }},
    {"half of the readers stall", 12,
     [](FaultScene& scene) {
       for (size_t i = 0; i < scene.readers.size() / 2; ++i) scene.AnyReader().Stall(scene.RandomTime(500, 9000));
     }},
    {"a reader disconnects", 5, [](FaultScene& scene) { CutAReader(scene, false); }},
    {"a reader disconnects and resumes", 5, [](FaultScene& scene) { CutAReader(scene, true); }},
    {"all readers disconnect", 5,
     [](FaultScene& scene) {
       for (const auto& reader : scene.readers) reader->Cut(scene.RandomTime(0, 2000));
     }},
    {"readers change their subscriptions", 5, [](FaultScene& scene) { scene.Churn(scene.Random(5, 40)); }},
};

}  // namespace

std::span<const Fault> ReaderFaults() { return kFaults; }

}  // namespace kiwoom::chaos
