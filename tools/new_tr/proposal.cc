#include "tools/new_tr/proposal.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "codec/format.h"
#include "codec/utf8.h"
#include "codegen/model/identifier.h"
#include "codegen/model/shape.h"
#include "codegen/model/unit.h"
#include "tools/new_tr/agreement.h"
#include "tools/new_tr/meaning.h"

namespace kiwoom::new_tr {
namespace {

using codec::Type;

constexpr uint32_t kLowestNumber = 11;

// The digits after the point, and whether the point is omitted: the row's own table knows.
void TakeDigits(const Description& description, spec::Row& out) {
  if (!model::HasDecimals(*out.type)) return;
  if (description.decimals != 0) {
    out.decimals = description.decimals;
    if (description.decimals == model::DefaultDecimals(*out.type)) out.decimals.reset();
  }
  if (description.scale) out.scale = description.scale;
}

// Keeps the part of the description that the row does not express.
void Note(const BrokerRow& row, bool is_told, spec::Row& out) {
  if (!is_told && row.description != row.ko) out.note = "The document says: " + row.description;
}

// "KRX:039490 / NXT:039490_NX / SOR:039490_AL": examples of one stock at each venue, which look like a list of codes.
bool ShowsVenues(const BrokerRow& row) {
  return row.ko == "종목코드" && absl::StrContains(row.description, "_NX") && absl::StrContains(row.description, "_AL");
}

// The format of a text, if the table shows that of a single Korean stock, a sector or a month.
void TakeFormat(const BrokerRow& row, spec::Row& out) {
  using codec::Format;
  const auto says = [&](const char* word) { return absl::StrContains(row.description, word); };
  const bool is_text = model::ShapeOf(*out.type, out.decimals) == codec::Shape::kString && !out.sensitive;
  if (!is_text || says("여러")) return;
  if (ShowsVenues(row)) {
    out.format = Format::kStockCodeWithVenue;
  } else if (row.ko == "종목코드" && (says("6자리") || (row.length == "6" && row.description.empty()))) {
    out.format = Format::kStockCode;
  } else if (row.ko == "업종코드" && row.length == "3") {
    out.format = Format::kSectorCode;
  } else if (row.description == "YYYYMM") {
    out.format = Format::kMonth;
  }
}

// Whether `length` is sufficient for all values in the row's table.
bool HasRoom(uint32_t length, const Description& description, const spec::Row& row) {
  if (length < model::FixedLength(model::ShapeOf(*row.type, row.decimals))) return false;
  if (length < codec::LongestOf(row.format)) return false;
  const auto fits = [&](const spec::Code& code) { return codec::CountCharacters(code.wire) <= length; };
  return std::all_of(description.codes.begin(), description.codes.end(), fits) &&
         std::all_of(row.codes.begin(), row.codes.end(), fits);
}

// Some tables contradict themselves: then the row has no length.
void TakeLength(const BrokerRow& row, const Description& description, spec::Row& out) {
  uint32_t length = 0;
  if (!absl::SimpleAtoi(row.length, &length)) return;
  if (HasRoom(length, description, out)) {
    out.length = length;
    return;
  }
  absl::StrAppend(&out.note, out.note.empty() ? "" : ". ", "The document's length is ", length,
                  ", too short for its own values");
}

// A request has no directions or decimals, and omits a field to express "none".
void Simplify(spec::Row& row) {
  row.absent = {};
  row.sign_is_decoration = false;
  switch (*row.type) {
    case Type::kPrice:
      row.type = Type::kPlainPrice;
      return;
    case Type::kAggressorQuantity:
      row.type = Type::kQuantity;
      return;
    case Type::kLevel:
    case Type::kRatio:
    case Type::kRate:
      row.type = Type::kText;
      break;
    default:
      if (model::ShapeOf(*row.type, row.decimals) != codec::Shape::kDouble) return;
      row.type = Type::kText;
  }
  row.unit.clear();
  row.decimals.reset();
  row.scale.reset();
}

}  // namespace

void Proposer::TakeMeaning(Half half, const BrokerRow& row, const Description& description, spec::Row& out) {
  if (!description.codes.empty() && !ShowsVenues(row)) {
    code_lists_.Take(half, row, description.codes, out);
    return;
  }
  const spec::Row* precedent = precedents_.NearestMeaning(half, row, description);
  const bool is_code_list = precedent != nullptr && (precedent->type == Type::kEnum || precedent->type == Type::kFlag);
  if (is_code_list && !description.is_empty) {
    if (code_lists_.TakeWords(half, description.words, *precedent, out)) return;
    precedent = nullptr;
  }
  if (precedent == nullptr) {
    GuessMeaning(row.ko, description, out);
  } else {
    out.type = precedent->type;
    out.of = precedent->of;
    out.unit = precedent->unit;
    out.decimals = precedent->decimals;
    if (half == Half::kRealtime) out.scale = precedent->scale;  // in REST it is specific to one TR
    out.codes = precedent->codes;
    out.sign_is_decoration = precedent->sign_is_decoration;
    out.absent = precedent->absent;
    // The sign of a FID is the same everywhere; a request never has one.
    if (half == Half::kResponse && LacksSign(out, description)) {
      DropDirection(description, out);
      out.note = "The document mentions no sign";
    }
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
  // Removes the suffix of another unit from the name, and adds that of this unit.
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

spec::Row Proposer::ProposeLevels(Half half, const std::string& ko, const std::vector<const BrokerRow*>& levels) {
  // A statement about some levels holds for all levels; contradictory statements are ignored.
  BrokerRow all = *levels.front();
  all.ko = absl::StrReplaceAll(ko, {{"{n}", ""}});
  std::vector<std::string> said;
  for (const BrokerRow* level : levels) {
    const bool is_said = std::find(said.begin(), said.end(), level->description) != said.end();
    if (!is_said && !level->description.empty()) said.push_back(level->description);
  }
  const bool is_one = said.size() <= 1;
  all.description = absl::StrJoin(said, " / ");
  const Description description = ReadDescription(all.description);
  spec::Row out;
  out.type = Type::kText;
  if (is_one && !description.codes.empty()) {
    code_lists_.Take(half, all, description.codes, out);
  } else if (is_one) {
    GuessMeaning(all.ko, description, out);
    TakeDigits(description, out);
  }
  out.ko = ko;
  out.name = model::Unnamed(all.key);
  if (model::IsNamedUnit(out.unit)) out.name += "_" + out.unit;
  Note(all, is_one && Tells(out, description), out);
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
    // Even if the meaning differs, the name is that of the same thing; and a secret stays secret.
    const spec::Row* precedent = precedents_.Nearest(half, row);
    TakeName(row, precedent, out);
    out.sensitive = precedent != nullptr && precedent->sensitive;
  }
  const bool is_told = row.fields.empty() ? Tells(out, description) && !ShowsVenues(row) : description.is_empty;
  Note(row, is_told, out);
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
    TakeFormat(row, out);
    TakeLength(row, description, out);
  }
  return out;
}

}  // namespace kiwoom::new_tr
