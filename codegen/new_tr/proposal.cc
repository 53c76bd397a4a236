#include "codegen/new_tr/proposal.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/model/shape.h"
#include "codegen/model/unit.h"
#include "codegen/new_tr/agreement.h"
#include "codegen/new_tr/meaning.h"

namespace kiwoom::new_tr {
namespace {

using runtime::Type;

constexpr uint32_t kLowestNumber = 11;

// The enum's value that a label of the broker's means: 상한 is 상한가.
const spec::EnumValue* FindValue(const spec::Enum& of, const std::string& label) {
  const auto found = std::find_if(of.values.begin(), of.values.end(), [&](const spec::EnumValue& value) {
    return label == value.ko || label == value.ko + "가";
  });
  return found == of.values.end() ? nullptr : &*found;
}

// The codes with the values of an enum that has all of them; else none.
std::vector<spec::Code> Resolve(const spec::Enum& of, const std::vector<spec::Code>& codes) {
  std::vector<spec::Code> resolved;
  for (const spec::Code& code : codes) {
    const spec::EnumValue* value = FindValue(of, code.value);
    if (value == nullptr) return {};
    resolved.push_back({code.wire, value->name});
  }
  return resolved;
}

// Whether the enum's own codes say the same. A response may bring fewer; a request sends any of them, each as the first
// that its value has.
bool Has(const spec::Enum& of, const std::vector<spec::Code>& codes, Half half) {
  if (half == Half::kRequest && of.codes.size() != codes.size()) return false;
  return std::all_of(codes.begin(), codes.end(), [&](const spec::Code& code) {
    return std::any_of(of.codes.begin(), of.codes.end(), [&](const spec::Code& known) {
      return known.wire == code.wire && known.value == code.value;
    });
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

// How many digits stand behind the point, and whether the point is left out: the table knows it of this row.
void TakeDigits(const Description& description, spec::Row& out) {
  if (!model::HasDecimals(*out.type)) return;
  if (description.decimals != 0) {
    out.decimals = description.decimals;
    if (description.decimals == model::DefaultDecimals(*out.type)) out.decimals.reset();
  }
  if (description.scale) out.scale = description.scale;
}

// A request has neither directions nor decimals.
void Simplify(spec::Row& row) {
  switch (*row.type) {
    case Type::kPrice: row.type = Type::kPlainPrice; return;
    case Type::kAggressorQuantity: row.type = Type::kQuantity; return;
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate: row.type = Type::kText; break;
    default:
      if (model::ShapeOf(*row.type, row.decimals) != runtime::Shape::kDouble) return;
      row.type = Type::kText;
  }
  row.unit.clear();
  row.decimals.reset();
  row.scale.reset();
}

}  // namespace

void Proposer::TakeCodes(Half half, const BrokerRow& row, const std::vector<spec::Code>& codes, spec::Row& out) {
  out.type = Type::kEnum;
  for (const spec::Enum& candidate : enums_) {
    std::vector<spec::Code> resolved = Resolve(candidate, codes);
    if (resolved.empty()) continue;
    out.of = candidate.name;
    if (!Has(candidate, resolved, half)) out.codes = std::move(resolved);
    return;
  }
  out.of = DeclareEnum(row, codes).name;
}

const spec::Enum& Proposer::DeclareEnum(const BrokerRow& row, const std::vector<spec::Code>& codes) {
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
  // A request and a response may call two lists by one key.
  const std::string name = model::UnnamedType(row.key);
  own.name = name;
  for (int number = 2;; ++number) {
    const auto known = std::find_if(own_.begin(), own_.end(), [&](const spec::Enum& of) { return of.name == own.name; });
    if (known == own_.end()) return own_.emplace_back(std::move(own));
    if (IsSameList(*known, own)) return *known;
    own.name = absl::StrCat(name, number);
  }
}

// "KRX, NXT, 통합" are codes if the code list of the precedent has them all.
bool Proposer::TakeWords(Half half, const std::vector<std::string>& words, const spec::Row& precedent,
                         spec::Row& out) const {
  const auto of = std::find_if(enums_.begin(), enums_.end(), [&](const auto& known) { return known.name == precedent.of; });
  std::vector<spec::Code> known = precedent.codes;
  if (of != enums_.end()) known.insert(known.end(), of->codes.begin(), of->codes.end());
  std::vector<spec::Code> said;
  for (const std::string& word : words) {
    const auto code = std::find_if(known.begin(), known.end(), [&](const spec::Code& one) { return one.wire == word; });
    if (code == known.end()) return false;
    said.push_back(*code);
  }
  out.type = precedent.type;
  out.of = precedent.of;
  if (of == enums_.end() || !Has(*of, said, half)) out.codes = std::move(said);
  return true;
}

void Proposer::TakeMeaning(Half half, const BrokerRow& row, const Description& description, spec::Row& out) {
  if (!description.codes.empty()) {
    TakeCodes(half, row, description.codes, out);
    return;
  }
  const spec::Row* precedent = precedents_.NearestMeaning(half, row, description);
  const bool is_code_list = precedent != nullptr && (precedent->type == Type::kEnum || precedent->type == Type::kFlag);
  if (is_code_list && !description.is_empty) {
    if (TakeWords(half, description.words, *precedent, out)) return;
    precedent = nullptr;
  }
  if (precedent == nullptr) {
    GuessMeaning(row.ko, description, out);
  } else {
    out.type = precedent->type;
    out.of = precedent->of;
    out.unit = precedent->unit;
    out.decimals = precedent->decimals;
    if (half == Half::kRealtime) out.scale = precedent->scale;  // in REST the oddity of one TR
    out.codes = precedent->codes;
    out.absent = precedent->absent;
  }
  TakeDigits(description, out);
}

void Proposer::TakeName(const BrokerRow& row, const spec::Row* precedent, spec::Row& out) const {
  const std::vector<std::string> names = precedents_.Names(row.ko);
  if (precedent != nullptr) {
    out.name = precedent->name;
  } else if (!names.empty()) {
    out.name = names.front();
  } else {
    out.name = model::Unnamed(row.key);
  }
  // The name of another unit loses it; that of this one has it.
  if (precedent != nullptr && model::IsNamedUnit(precedent->unit) && precedent->unit != out.unit &&
      absl::EndsWith(out.name, "_" + precedent->unit)) {
    out.name.resize(out.name.size() - precedent->unit.size() - 1);
  }
  if (model::IsNamedUnit(out.unit) && !absl::EndsWith(out.name, "_" + out.unit)) out.name += "_" + out.unit;
}

spec::Row Proposer::ProposeList(const BrokerRow& row) {
  spec::Row out;
  out.type = Type::kList;
  out.of = model::kUnnamedType;
  uint32_t number = kLowestNumber;
  for (const BrokerRow& field : row.fields) out.fields.push_back(Propose(Half::kResponse, field, number++));
  return out;
}

spec::Row Proposer::Propose(Half half, const BrokerRow& row, uint32_t number) {
  const Description description = ReadDescription(row.description);
  spec::Row out;
  if (!row.fields.empty()) {
    out = ProposeList(row);
    out.name = model::Unnamed(row.key);
  } else {
    TakeMeaning(half, row, description, out);
    if (half == Half::kRequest) Simplify(out);
    // Where the meaning is another, the name is still that of the same thing; and a secret is one.
    const spec::Row* precedent = precedents_.Nearest(half, row);
    TakeName(row, precedent, out);
    out.sensitive = precedent != nullptr && precedent->sensitive;
  }
  const bool is_told = row.fields.empty() ? Tells(out, description) : description.is_empty;
  if (!is_told && row.description != row.ko) out.note = "The document says: " + row.description;
  out.ko = row.ko;
  if (half == Half::kRealtime) {
    uint32_t fid = 0;
    if (absl::SimpleAtoi(row.key, &fid)) out.fid = fid;
  } else {
    out.key = row.key;
    out.number = number;
  }
  if (half == Half::kRequest) {
    out.required = row.required;
    uint32_t length = 0;
    if (absl::SimpleAtoi(row.length, &length)) out.length = length;
  }
  return out;
}

}  // namespace kiwoom::new_tr
