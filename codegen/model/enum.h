#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "codegen/model/field.h"
#include "codegen/model/reserved.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

struct EnumValue {
  spec::Position at;
  std::string name;       // "RISE"
  std::string full_name;  // "CHANGE_SIGN_RISE"
  uint32_t number;
  std::string ko;
  std::string note;
};

// A named code list.
struct Enum {
  spec::Position at;
  std::string name;  // "ChangeSign"
  std::string doc;
  std::vector<EnumValue> values;    // without 0
  std::vector<Code> codes;          // used by rows without codes of their own
  std::vector<std::string> absent;  // spellings that mean "none", unless a row's own codes include them
  Reserved reserved;                // numbers and full names of dropped values

  const EnumValue* Find(const std::string& value) const;
};

// Refuses a spelling of "none" that cannot occur, or that is a code. `remedy` tells what to do about the latter.
void CheckAbsentSpelling(const spec::Position& at, const std::string& spelling, const std::vector<Code>& codes,
                         const char* remedy, spec::Refusals& refusals);

Enum BuildEnum(const spec::Enum& written, spec::Refusals& refusals);

// The codes of a row, or those of its enum, with the numbers of their values.
std::vector<Code> ResolveCodes(const std::vector<spec::Code>& written, const Enum& of, spec::Refusals& refusals);

// The same for a flag, declared `at`: true is 1.
std::vector<Code> ResolveFlag(const spec::Position& at, const std::vector<spec::Code>& written,
                              spec::Refusals& refusals);

}  // namespace kiwoom::model
