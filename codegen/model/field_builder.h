#pragma once

#include <cstdint>
#include <vector>

#include "codegen/model/enum.h"
#include "codegen/model/field.h"
#include "codegen/model/glossary.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Refuses a spelling of "none" that means something else or cannot occur. `at` is the place of the declaration.
void CheckAbsent(const spec::Position& at, const Field& field, spec::Refusals& refusals);

// Turns a row into its field, and refuses rows that contradict themselves, the glossary or the enums.
class FieldBuilder {
 public:
  FieldBuilder(const std::vector<Enum>& enums, const Glossary& glossary, spec::Refusals& refusals)
      : enums_(enums), glossary_(glossary), refusals_(refusals) {}

  // `companion_number` is used if the type has a companion.
  Field Build(const spec::Row& row, uint32_t number, uint32_t companion_number) const;

 private:
  void CheckName(const spec::Row& row) const;
  void CheckUnit(const spec::Row& row) const;
  void CheckDecimals(const spec::Row& row) const;
  void CheckSign(const spec::Row& row) const;
  void CheckSensitive(const spec::Row& row) const;
  const Enum* FindEnum(const std::string& name) const;
  std::vector<Code> CodesOf(const spec::Row& row) const;
  // The spellings that mean "none" in every row of its enum, except those that are codes of this row.
  std::vector<std::string> AbsentOfEnum(const spec::Row& row, const std::vector<Code>& codes) const;

  const std::vector<Enum>& enums_;
  const Glossary& glossary_;
  spec::Refusals& refusals_;
};

}  // namespace kiwoom::model
