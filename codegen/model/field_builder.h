#pragma once

#include <cstdint>
#include <vector>

#include "codegen/model/enum.h"
#include "codegen/model/field.h"
#include "codegen/model/glossary.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Refuses spellings of "none" that mean something else, or never come. `at` is where they stand.
void CheckAbsent(const spec::Position& at, const Field& field, spec::Refusals& refusals);

// Turns a row into the field that it stands for, and refuses rows that contradict themselves, the glossary or the
// enums.
class FieldBuilder {
 public:
  FieldBuilder(const std::vector<Enum>& enums, const Glossary& glossary, spec::Refusals& refusals)
      : enums_(enums), glossary_(glossary), refusals_(refusals) {}

  // `companion_number` is used where the type has a companion.
  Field Build(const spec::Row& row, uint32_t number, uint32_t companion_number) const;

 private:
  void CheckName(const spec::Row& row) const;
  void CheckUnit(const spec::Row& row) const;
  void CheckDecimals(const spec::Row& row) const;
  void CheckSensitive(const spec::Row& row) const;
  std::vector<Code> CodesOf(const spec::Row& row) const;

  const std::vector<Enum>& enums_;
  const Glossary& glossary_;
  spec::Refusals& refusals_;
};

}  // namespace kiwoom::model
