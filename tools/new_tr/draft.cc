#include "tools/new_tr/draft.h"

#include <utility>

#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/folding.h"
#include "tools/new_tr/proposal.h"

namespace kiwoom::new_tr {
namespace {

constexpr uint32_t kLowestNumber = 11;

std::vector<spec::Entry> Entries(Half half, const std::vector<BrokerRow>& rows, const spec::TypesFile& types,
                                 const Precedents& precedents, Proposer& proposer, spec::TypesFile& own) {
  static const std::vector<BrokerRow> kNothing;
  const Folding folding(half, half == Half::kRequest ? kNothing : rows, types.messages, precedents, proposer);
  own.messages.insert(own.messages.end(), folding.own_messages().begin(), folding.own_messages().end());
  std::vector<spec::Entry> entries;
  uint32_t number = kLowestNumber;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!folding.IsFolded(i)) {
      entries.emplace_back(proposer.Propose(half, rows[i], number++));
    } else if (const spec::Group* group = folding.GroupAt(i)) {
      entries.emplace_back(*group);
      if (half != Half::kRealtime) std::get<spec::Group>(entries.back()).number = number++;
    }
  }
  return entries;
}

}  // namespace

absl::StatusOr<spec::TrFile> Draft(spec::TrFile file, const std::string& table_name, const std::string& table,
                                   const Precedents& precedents, const spec::TypesFile& types) {
  absl::StatusOr<BrokerTable> halves = ReadBrokerTable(table_name, table);
  if (!halves.ok()) return halves.status();
  Proposer proposer(precedents, types.enums);
  if (file.path.empty()) {
    absl::StatusOr<std::vector<BrokerRow>> fids = FidsOf(table_name, *halves);
    if (!fids.ok()) return fids.status();
    file.fields = Entries(Half::kRealtime, *fids, types, precedents, proposer, file.types);
    file.types.enums = proposer.own_enums();
    return file;
  }
  file.request = Entries(Half::kRequest, halves->request, types, precedents, proposer, file.types);
  file.response = Entries(Half::kResponse, halves->response, types, precedents, proposer, file.types);
  file.types.enums = proposer.own_enums();
  return file;
}

}  // namespace kiwoom::new_tr
