#pragma once

#include <string>
#include <vector>

#include "codegen/spec/spec.h"
#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/precedents.h"

namespace kiwoom::new_tr {

// The code lists of one TR: a shared enum if there is one, else an enum that the TR declares for itself and that a
// person must name. It ignores enums that other TRs declare for themselves.
class CodeLists {
 public:
  explicit CodeLists(const std::vector<spec::Enum>& shared) : shared_(shared) {}

  // Gives the row the code list of its table.
  void Take(Half half, const BrokerRow& row, const std::vector<spec::Code>& codes, spec::Row& out);

  // "KRX, NXT, 통합" are codes if the code list of the precedent has them all; else the row does not change.
  bool TakeWords(Half half, const std::vector<std::string>& words, const spec::Row& precedent, spec::Row& out) const;

  const std::vector<spec::Enum>& own() const { return own_; }

 private:
  const spec::Enum& Declare(const BrokerRow& row, const std::vector<spec::Code>& codes);

  const std::vector<spec::Enum>& shared_;
  std::vector<spec::Enum> own_;
};

}  // namespace kiwoom::new_tr
