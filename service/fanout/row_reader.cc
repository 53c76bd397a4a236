#include "service/fanout/row_reader.h"

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"
#include "codec/wire_reader.h"

namespace kiwoom::fanout {
namespace {

absl::string_view View(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

RowReader::RowReader(const codec::Tr& tr) : state_key_(tr.state_key) {
  const bool by_item = tr.registration == codec::Register::kItem;
  keyed_ = tr.delivery == codec::Delivery::kState && (!by_item || state_key_ != 0);
  if (tr.scope != codec::Scope::kAccount || tr.response == nullptr) return;
  for (const codec::Row& row : tr.response->rows) {
    if (row.sensitive && row.type == codec::Type::kCode && account_ == 0) account_ = row.number;
  }
}

RowFacts RowReader::Read(std::string_view item, std::string_view message) const {
  RowFacts facts;
  if (!keyed_ && account_ == 0) return facts;
  std::string_view state;
  uint64_t number = 0;
  codec::WireReader reader(message);
  for (codec::WireField field; reader.Next(field);) {
    if (field.number == account_) facts.account = field.bytes;
    if (field.number != state_key_) continue;
    state = field.bytes;
    number = field.value;
  }
  if (keyed_) facts.key = absl::HashOf(View(facts.account), View(item), View(state), number) | 1;
  return facts;
}

}  // namespace kiwoom::fanout
