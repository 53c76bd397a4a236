#include "tools/new_tr/code_lists.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

// The enum's value for a label of the broker: 상한 matches 상한가.
const spec::EnumValue* FindValue(const spec::Enum& of, const std::string& label) {
  const auto found = std::find_if(of.values.begin(), of.values.end(), [&](const spec::EnumValue& value) {
    return label == value.ko || label == value.ko + "가";
  });
  return found == of.values.end() ? nullptr : &*found;
}

// The codes with the values of an enum that has all of them; else empty.
std::vector<spec::Code> Resolve(const spec::Enum& of, const std::vector<spec::Code>& codes) {
  std::vector<spec::Code> resolved;
  for (const spec::Code& code : codes) {
    const spec::EnumValue* value = FindValue(of, code.value);
    if (value == nullptr) return {};
    resolved.push_back({code.wire, value->name});
  }
  return resolved;
}

// Whether the enum's own codes match. A response may use fewer; a request sends all of them, each as the first code of
// its value.
bool Has(const spec::Enum& of, const std::vector<spec::Code>& codes, Half half) {
  if (half == Half::kRequest && of.codes.size() != codes.size()) return false;
  return std::all_of(codes.begin(), codes.end(), [&](const spec::Code& code) {
    return std::any_of(of.codes.begin(), of.codes.end(),
                       [&](const spec::Code& known) { return known.wire == code.wire && known.value == code.value; });
  });
}

bool IsSameList(const spec::Enum& a, const spec::Enum& b) {
  const auto is_same_code = [](const spec::Code& x, const spec::Code& y) {
    return x.wire == y.wire && x.value == y.value;
  };
  const auto is_same_value = [](const spec::EnumValue& x, const spec::EnumValue& y) { return x.ko == y.ko; };
  return std::equal(a.codes.begin(), a.codes.end(), b.codes.begin(), b.codes.end(), is_same_code) &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), is_same_value);
}

}  // namespace

void CodeLists::Take(Half half, const BrokerRow& row, const std::vector<spec::Code>& codes, spec::Row& out) {
  out.type = Type::kEnum;
  for (const spec::Enum& candidate : shared_) {
    std::vector<spec::Code> resolved = Resolve(candidate, codes);
    if (resolved.empty()) continue;
    out.of = candidate.name;
    if (!Has(candidate, resolved, half)) out.codes = std::move(resolved);
    return;
  }
  out.of = Declare(row, codes).name;
}

const spec::Enum& CodeLists::Declare(const BrokerRow& row, const std::vector<spec::Code>& codes) {
  spec::Enum own;
  own.doc = row.ko;
  for (const spec::Code& code : codes) {
    spec::EnumValue value;
    value.number = static_cast<uint32_t>(own.values.size()) + 1;
    value.name = model::UnnamedValue(value.number);
    value.ko = code.value;
    own.codes.push_back({code.wire, value.name});
    own.values.push_back(std::move(value));
  }
  // A request and a response may use one key for two lists.
  const std::string name = model::UnnamedType(row.key);
  own.name = name;
  for (int number = 2;; ++number) {
    const auto known = std::find_if(own_.begin(), own_.end(), [&](const auto& of) { return of.name == own.name; });
    if (known == own_.end()) return own_.emplace_back(std::move(own));
    if (IsSameList(*known, own)) return *known;
    own.name = absl::StrCat(name, number);
  }
}

bool CodeLists::TakeWords(Half half, const std::vector<std::string>& words, const spec::Row& precedent,
                          spec::Row& out) const {
  const auto of =
      std::find_if(shared_.begin(), shared_.end(), [&](const auto& known) { return known.name == precedent.of; });
  std::vector<spec::Code> known = precedent.codes;
  if (of != shared_.end()) known.insert(known.end(), of->codes.begin(), of->codes.end());
  std::vector<spec::Code> said;
  for (const std::string& word : words) {
    const auto code = std::find_if(known.begin(), known.end(), [&](const spec::Code& one) { return one.wire == word; });
    if (code == known.end()) return false;
    said.push_back(*code);
  }
  out.type = precedent.type;
  out.of = precedent.of;
  if (of == shared_.end() || !Has(*of, said, half)) out.codes = std::move(said);
  return true;
}

}  // namespace kiwoom::new_tr
