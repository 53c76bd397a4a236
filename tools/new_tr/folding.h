#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "codegen/spec/spec.h"
#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/precedents.h"
#include "tools/new_tr/proposal.h"

namespace kiwoom::new_tr {

// Rows that are levels of the same thing: 매도호가1 … 매도호가10. Columns that other specs fold into a shared message use that
// message, unless the table contradicts it. The remaining columns of one side and depth fold into one message, which
// the TR declares for itself and a person must name.
class Folding {
 public:
  Folding(Half half, const std::vector<BrokerRow>& rows, const std::vector<spec::SharedMessage>& shared,
          const Precedents& precedents, Proposer& proposer);

  // Whether a row belongs to a group.
  bool IsFolded(size_t row) const { return group_of_.contains(row); }

  // The group whose first row this is; null at its other rows.
  const spec::Group* GroupAt(size_t row) const;

  const std::vector<spec::SharedMessage>& own_messages() const { return own_; }

 private:
  struct Run;

  void Add(const Run& run, const Precedents& precedents, Proposer& proposer);
  void Declare(spec::Row field, spec::Group& group);
  const spec::Row* FieldOf(const Run& run, const Precedents::Folded& known) const;
  spec::Column ColumnOf(const Run& run) const;

  const Half half_;
  const std::vector<BrokerRow>& rows_;
  const std::vector<spec::SharedMessage>& shared_;
  std::vector<spec::SharedMessage> own_;
  std::vector<spec::Group> groups_;
  std::map<std::string, size_t> group_by_identity_;
  std::map<size_t, size_t> group_of_;  // row → group
};

}  // namespace kiwoom::new_tr
