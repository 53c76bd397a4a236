#pragma once

#include <cstdint>

#include "codegen/new_tr/broker_table.h"
#include "codegen/new_tr/precedents.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// One row of a spec from one row of the broker's table: what its description says, and where that leaves it open, what
// other specs do with the same name and key; else text. What the row cannot tell of the description is its note.
// Without a name it is called unnamed_<key>, which the generator refuses. Made for one TR.
class Proposer {
 public:
  Proposer(const Precedents& precedents, const std::vector<spec::Enum>& enums)
      : precedents_(precedents), enums_(enums) {}

  // A realtime row has its key as FID, any other `number`.
  spec::Row Propose(Half half, const BrokerRow& row, uint32_t number);

  // The code lists of the rows so far that no shared enum has, to be declared by the TR and named by a person.
  const std::vector<spec::Enum>& own_enums() const { return own_; }

 private:
  spec::Row ProposeList(const BrokerRow& row);
  void TakeMeaning(Half half, const BrokerRow& row, const Description& description, spec::Row& out);
  void TakeCodes(Half half, const BrokerRow& row, const std::vector<spec::Code>& codes, spec::Row& out);
  bool TakeWords(Half half, const std::vector<std::string>& words, const spec::Row& precedent, spec::Row& out) const;
  const spec::Enum& DeclareEnum(const BrokerRow& row, const std::vector<spec::Code>& codes);
  void TakeName(const BrokerRow& row, const spec::Row* precedent, spec::Row& out) const;

  const Precedents& precedents_;
  const std::vector<spec::Enum>& enums_;
  std::vector<spec::Enum> own_;
};

}  // namespace kiwoom::new_tr
