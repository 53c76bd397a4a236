#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "codegen/spec/spec.h"
#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/code_lists.h"
#include "tools/new_tr/description.h"
#include "tools/new_tr/precedents.h"

namespace kiwoom::new_tr {

// Proposes a row of a spec for a row of the broker's table. The description takes precedence; for everything else it
// follows other specs with the same name and key, and finally falls back to text. The unexplained part of the
// description becomes the note. An unnamed row is called unnamed_<key>, which the generator refuses. Used for one TR.
class Proposer {
 public:
  Proposer(const Precedents& precedents, const std::vector<spec::Enum>& enums)
      : precedents_(precedents), code_lists_(enums) {}

  // A realtime row has its key as FID, any other row has `number`.
  spec::Row Propose(Half half, const BrokerRow& row, uint32_t number);

  // The field of a group's message for the rows of one column, one row per level, from their descriptions.
  spec::Row ProposeLevels(Half half, const std::string& ko, const std::vector<const BrokerRow*>& levels);

  // Code lists so far that no shared enum has: the TR must declare them, and a person must name them.
  const std::vector<spec::Enum>& own_enums() const { return code_lists_.own(); }

 private:
  spec::Row ProposeList(const BrokerRow& row);
  void TakeMeaning(Half half, const BrokerRow& row, const Description& description, spec::Row& out);
  void TakeName(const BrokerRow& row, const spec::Row* precedent, spec::Row& out) const;

  const Precedents& precedents_;
  CodeLists code_lists_;
};

}  // namespace kiwoom::new_tr
