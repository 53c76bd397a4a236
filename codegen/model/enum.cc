#include "codegen/model/enum.h"

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"

namespace kiwoom::model {
namespace {

void CheckWire(const spec::Code& code, spec::Refusals& refusals) {
  const size_t first = code.wire.find_first_not_of(' ');
  if (first == std::string::npos) {
    refusals.Add(code.at, absl::StrCat("the code \"", code.wire, "\" never comes: what is blank is absent"));
    return;
  }
  const std::string trimmed = code.wire.substr(first, code.wire.find_last_not_of(' ') + 1 - first);
  if (trimmed == code.wire) return;
  refusals.Add(code.at, absl::StrCat("the code \"", code.wire, "\" never comes: blanks around a value are padding, ",
                                     "write \"", trimmed, "\""));
}

}  // namespace

const EnumValue* Enum::Find(const std::string& value) const {
  for (const EnumValue& candidate : values) {
    if (candidate.name == value) return &candidate;
  }
  return nullptr;
}

void CheckAbsentSpelling(const spec::Position& at, const std::string& spelling, const std::vector<Code>& codes,
                         const char* remedy, spec::Refusals& refusals) {
  if (spelling.empty() || spelling.front() == ' ' || spelling.back() == ' ') {
    refusals.Add(at, absl::StrCat("`absent` lists \"", spelling, "\": blank is always absent, and blanks around ",
                                  "a value are padding: remove them"));
  }
  for (const Code& code : codes) {
    if (code.wire != spelling) continue;
    refusals.Add(at, absl::StrCat("\"", spelling, "\" cannot mean both \"none\" and ", code.value, ": ", remedy));
  }
}

Enum BuildEnum(const spec::Enum& written, spec::Refusals& refusals) {
  Enum result{written.at, written.name, written.doc};
  if (IsUnnamed(written.name)) {
    refusals.Add(written.at, absl::StrCat("`", written.name, "` is a placeholder: say in English what its codes ",
                                          "distinguish, also in `doc`"));
  } else if (!IsPascalCase(written.name)) {
    refusals.Add(written.at, absl::StrCat("`", written.name, "` is not a valid name of an enum: write PascalCase"));
  }
  if (written.values.empty()) {
    refusals.Add(written.At("values"), "an enum needs a value: name what its codes distinguish");
  }
  std::set<std::string> names;
  std::map<uint32_t, std::string> numbers;
  for (const spec::EnumValue& value : written.values) {
    if (IsUnnamed(value.name)) {
      refusals.Add(value.at,
                   absl::StrCat("`", value.name, "` is a placeholder: say in English what ", value.ko, " is"));
    } else if (!IsUpperSnakeCase(value.name)) {
      refusals.Add(value.at, absl::StrCat("`", value.name, "` is not a valid name of a value: write UPPER_SNAKE_CASE"));
    }
    if (value.name == "UNSPECIFIED" || value.number == 0) {
      refusals.Add(value.at, "the value 0, UNSPECIFIED, exists automatically: number from 1");
    }
    if (!names.insert(value.name).second) {
      refusals.Add(value.at, absl::StrCat("the value `", value.name, "` appears twice"));
    }
    if (auto [taken, is_new] = numbers.try_emplace(value.number, value.name); !is_new) {
      refusals.Add(value.at, absl::StrCat("the number ", value.number, " belongs to `", taken->second, "`"));
    }
    const std::string full_name = UpperSnakeCase(written.name) + "_" + value.name;
    if (value.dropped) {
      result.reserved[value.number] = full_name;
    } else {
      result.values.push_back({value.at, value.name, full_name, value.number, value.ko, value.note});
    }
  }
  result.codes = ResolveCodes(written.codes, result, refusals);
  result.absent = written.absent;
  for (const std::string& spelling : result.absent) {
    CheckAbsentSpelling(written.At("absent"), spelling, result.codes, "remove it from `absent` or from `codes`",
                        refusals);
  }
  return result;
}

std::vector<Code> ResolveCodes(const std::vector<spec::Code>& written, const Enum& of, spec::Refusals& refusals) {
  std::vector<Code> codes;
  for (const spec::Code& code : written) {
    CheckWire(code, refusals);
    const EnumValue* value = of.Find(code.value);
    if (value == nullptr) {
      refusals.Add(code.at, absl::StrCat("the code \"", code.wire, "\" means `", code.value, "`, which enum ", of.name,
                                         " does not have"));
      continue;
    }
    codes.push_back({code.wire, static_cast<int32_t>(value->number), code.value});
  }
  return codes;
}

std::vector<Code> ResolveFlag(const spec::Position& at, const std::vector<spec::Code>& written,
                              spec::Refusals& refusals) {
  std::vector<Code> codes;
  if (written.empty()) refusals.Add(at, "a flag needs its spellings: codes: { \"Y\": true, \"N\": false }");
  for (const spec::Code& code : written) {
    CheckWire(code, refusals);
    if (code.value != "true" && code.value != "false") {
      refusals.Add(code.at, absl::StrCat("the code \"", code.wire, "\" of a flag must mean true or false, not `",
                                         code.value, "`"));
    }
    codes.push_back({code.wire, code.value == "true" ? 1 : 0, code.value});
  }
  return codes;
}

}  // namespace kiwoom::model
