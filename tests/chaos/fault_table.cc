#include "tests/chaos/fault_table.h"

#include <algorithm>
#include <iterator>

namespace kiwoom::chaos {

void FaultScene::Churn(int times) {
  for (int i = 0; i < times; ++i) {
    ChaosReader& reader = AnyReader();
    const std::set<Topic> has = reader.topics();
    std::set<Topic> add, remove;
    if (has.size() < 10) add.insert(topics.Any(random));
    if (has.size() > 3) {
      auto leaving = has.begin();
      std::advance(leaving, static_cast<ptrdiff_t>(random() % has.size()));
      if (!add.contains(*leaving)) remove.insert(*leaving);
    }
    changes += reader.Change(add, remove);
  }
}

std::vector<Fault> FaultsFor(size_t sessions) {
  std::vector<Fault> all;
  for (const auto& faults : {RegistrationFaults(), SessionFaults(), FrameFaults(), ReaderFaults()}) {
    std::ranges::copy_if(faults, std::back_inserter(all),
                         [&](const Fault& fault) { return fault.sessions <= sessions; });
  }
  return all;
}

}  // namespace kiwoom::chaos
