#include "codegen/model/field_builder.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/model/keyword.h"
#include "codegen/model/shape.h"
#include "codegen/model/unit.h"

namespace kiwoom::model {
namespace {

using codec::Shape;
using codec::Type;

// Within a message these names would hide the options that its fields carry (options.proto).
constexpr std::array<std::string_view, 9> kOptions = {"ko",    "fid",       "key", "unit", "decimals",
                                                      "scale", "sensitive", "tr",  "title"};

// Korean names of values that must never be logged.
constexpr std::array<const char*, 5> kSecrets = {"계좌번호", "비밀번호", "앱키", "시크릿키", "접근토큰"};

}  // namespace

void CheckAbsent(const spec::Position& at, const Field& field, spec::Refusals& refusals) {
  const bool may_be_zero = field.type != Type::kEnum && field.type != Type::kFlag && field.type != Type::kList;
  if (field.absent.zero && !may_be_zero) {
    refusals.Add(at, absl::StrCat("`absent: zero` does not belong to ", TypeWord(field.type),
                                  ", which has no zero: list its spellings, [\"0\"]"));
  }
  for (const std::string& spelling : field.absent.spellings) {
    CheckAbsentSpelling(at, spelling, field.codes, "remove it from `absent`, or write the row's own `codes` without it",
                        refusals);
  }
}

void FieldBuilder::CheckName(const spec::Row& row) const {
  const spec::Position at = row.At("name");
  if (IsUnnamed(row.name)) {
    refusals_.Add(at, absl::StrCat("`", row.name, "` is a placeholder: say in English what ", row.ko, " is"));
  } else if (!IsSnakeCase(row.name)) {
    refusals_.Add(at, absl::StrCat("`", row.name, "` is not a valid name of a field: write snake_case"));
  } else if (IsKeyword(row.name)) {
    refusals_.Add(at, absl::StrCat("`", row.name, "`", kIsKeyword));
  } else if (std::find(kOptions.begin(), kOptions.end(), row.name) != kOptions.end()) {
    refusals_.Add(at, absl::StrCat("`", row.name, "` is the name of an option in options.proto: choose another name"));
  } else {
    glossary_.Check(at, row.ko, row.name, refusals_);
  }
}

void FieldBuilder::CheckUnit(const spec::Row& row) const {
  const std::string unit = row.unit.empty() ? std::string(DefaultUnit(*row.type)) : row.unit;
  if (unit.empty()) {
    if (IsNumeric(*row.type) && *row.type != Type::kCount) {  // the name of a count implies its unit
      refusals_.Add(row.at,
                    absl::StrCat("`", row.name, "` needs `unit`: ", TypeWord(*row.type), " has no default unit"));
    }
    return;
  }
  const spec::Position at = row.At("unit");
  if (!IsNumeric(*row.type)) {
    refusals_.Add(at, absl::StrCat("`unit` belongs to numbers, not to ", TypeWord(*row.type)));
  } else if (!IsUnit(unit)) {
    refusals_.Add(at, absl::StrCat("`", unit, "` is not a valid unit: use one of ", AllUnits()));
  } else if (IsNamedUnit(unit) && !absl::EndsWith(row.name, "_" + unit)) {
    refusals_.Add(row.At("name"), absl::StrCat("`", row.name, "` is in ", unit, ": its name must end in _", unit));
  }
}

void FieldBuilder::CheckDecimals(const spec::Row& row) const {
  const std::string word = TypeWord(*row.type);
  if (row.decimals && !HasDecimals(*row.type)) {
    refusals_.Add(row.At("decimals"), absl::StrCat("`decimals` does not belong to ", word));
  }
  if (row.decimals.value_or(0) > 9) refusals_.Add(row.At("decimals"), "`decimals` is at most 9");
  if (!row.scale) return;
  if (ShapeOf(*row.type, row.decimals) != Shape::kDouble) {
    refusals_.Add(row.At("scale"),
                  absl::StrCat("`scale` needs a decimal number, which ", word, " without decimals is not"));
  } else if (*row.scale != 10 && *row.scale != 100 && *row.scale != 1000) {
    refusals_.Add(row.At("scale"), "`scale` must be 10, 100 or 1000");
  }
}

void FieldBuilder::CheckSign(const spec::Row& row) const {
  if (!row.sign_is_decoration) return;
  switch (*row.type) {
    case Type::kPlainPrice:
    case Type::kRate:
    case Type::kQuantity:
    case Type::kAmount:
    case Type::kCount:
      return;
    default:
      refusals_.Add(row.At("sign"),
                    absl::StrCat("`sign: decoration` belongs to plain_price, rate, quantity, amount and ",
                                 "count, not to ", TypeWord(*row.type)));
  }
}

void FieldBuilder::CheckSensitive(const spec::Row& row) const {
  const bool is_text = ShapeOf(*row.type, row.decimals) == Shape::kString;
  if (row.sensitive && !is_text) {
    refusals_.Add(row.At("sensitive"),
                  absl::StrCat("`sensitive` belongs to code and text, not to ", TypeWord(*row.type)));
  }
  if (row.sensitive || !is_text) return;
  for (const char* secret : kSecrets) {
    if (absl::StrContains(row.ko, secret)) {
      refusals_.Add(row.at, absl::StrCat(row.ko, " must not be logged: add `sensitive: true`"));
    }
  }
}

const Enum* FieldBuilder::FindEnum(const std::string& name) const {
  auto of = std::find_if(enums_.begin(), enums_.end(), [&](const Enum& candidate) { return candidate.name == name; });
  return of == enums_.end() ? nullptr : &*of;
}

std::vector<std::string> FieldBuilder::AbsentOfEnum(const spec::Row& row, const std::vector<Code>& codes) const {
  const Enum* const of = *row.type == Type::kEnum ? FindEnum(row.of) : nullptr;
  std::vector<std::string> absent;
  if (of == nullptr) return absent;
  for (const std::string& spelling : of->absent) {
    const bool is_code =
        std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return code.wire == spelling; });
    if (!is_code) absent.push_back(spelling);
  }
  return absent;
}

std::vector<Code> FieldBuilder::CodesOf(const spec::Row& row) const {
  const spec::Position at = row.At("codes");
  if (*row.type == Type::kFlag) return ResolveFlag(at, row.codes, refusals_);
  if (*row.type != Type::kEnum) {
    if (!row.codes.empty()) {
      refusals_.Add(at, absl::StrCat("`codes` belong to enum and flag, not to ", TypeWord(*row.type),
                                     ": declare an enum and write `type: enum, of: …`"));
    }
    return {};
  }
  if (row.of.empty()) {
    refusals_.Add(row.at, "an enum needs `of`, the name of an enum of this file or of types.yaml");
    return {};
  }
  const Enum* const of = FindEnum(row.of);
  if (of == nullptr && IsUnnamed(row.of)) {
    refusals_.Add(row.At("of"),
                  absl::StrCat("`", row.of, "` is a placeholder: name the one of types.yaml that has these codes, ",
                               "declare one under `enums` of this file, or write `type: text` and no codes"));
    return {};
  }
  if (of == nullptr) {
    refusals_.Add(row.At("of"), absl::StrCat("there is no enum `", row.of,
                                             "`: declare it under `enums` of this file or, if another TR's file ",
                                             "declares it, move it from there to types.yaml"));
    return {};
  }
  if (row.codes.empty() && of->codes.empty()) {
    refusals_.Add(row.at, absl::StrCat("enum ", row.of, " has no codes of its own: write `codes` here or there"));
  }
  return row.codes.empty() ? of->codes : ResolveCodes(row.codes, *of, refusals_);
}

Field FieldBuilder::Build(const spec::Row& row, uint32_t number, uint32_t companion_number) const {
  CheckName(row);
  CheckUnit(row);
  CheckDecimals(row);
  CheckSign(row);
  CheckSensitive(row);
  if (!row.of.empty() && *row.type != Type::kEnum && *row.type != Type::kList) {
    refusals_.Add(row.At("of"), absl::StrCat("`of` belongs to enum and list, not to ", TypeWord(*row.type)));
  }
  Field field;
  field.name = row.name;
  field.number = number;
  field.type = *row.type;
  field.shape = ShapeOf(*row.type, row.decimals);
  const std::string_view proto_type = ProtoType(field.shape);
  field.proto_type = proto_type.empty() ? row.of : std::string(proto_type);
  const std::string_view companion = CompanionType(*row.type);
  if (companion == "Direction") field.companion = {row.name + "_direction", companion_number, "Direction"};
  if (companion == "Side") field.companion = {"aggressor_side", companion_number, "Side"};
  field.ko = row.ko;
  field.unit = row.unit;
  // The contract states the unit of a percentage even if the row does not.
  if (field.unit.empty() && DefaultUnit(*row.type) == "percent") field.unit = "percent";
  field.decimals = row.decimals.value_or(DefaultDecimals(*row.type));
  field.scale = row.scale.value_or(1);
  field.sign_is_decoration = row.sign_is_decoration;
  field.codes = CodesOf(row);
  field.absent = row.absent;
  field.enum_absent = AbsentOfEnum(row, field.codes);
  CheckAbsent(row.At("absent"), field, refusals_);
  field.sensitive = row.sensitive;
  field.required = row.required;
  field.length = row.length;
  field.format = row.format;
  field.note = row.note;
  return field;
}

}  // namespace kiwoom::model
