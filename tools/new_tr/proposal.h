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

// One row of a spec from one row of the broker's table: what its description says, and where that leaves it open, what
// other specs do with the same name and key; else text. What the row cannot tell of the description is its note.
// Without a name it is called unnamed_<key>, which the generator refuses. Made for one TR.
class Proposer {
 public:
  Proposer(const Precedents& precedents, const std::vector<spec::Enum>& enums)
      : precedents_(precedents), code_lists_(enums) {}

  // A realtime row has its key as FID, any other `number`.
  spec::Row Propose(Half half, const BrokerRow& row, uint32_t number);

  // The field of a group's message that the rows of one column fold into, one row a level: what their descriptions say.
  spec::Row ProposeLevels(Half half, const std::string& ko, const std::vector<const BrokerRow*>& levels);

  // The code lists of the rows so far that no shared enum has, to be declared by the TR and named by a person.
  const std::vector<spec::Enum>& own_enums() const { return code_lists_.own(); }

 private:
  spec::Row ProposeList(const BrokerRow& row);
  void TakeMeaning(Half half, const BrokerRow& row, const Description& description, spec::Row& out);
  void TakeName(const BrokerRow& row, const spec::Row* precedent, spec::Row& out) const;

  const Precedents& precedents_;
  CodeLists code_lists_;
};

}  // namespace kiwoom::new_tr
