#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/model/enum.h"
#include "codegen/model/field.h"
#include "codegen/model/glossary.h"
#include "codegen/model/reserved.h"
#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// A message that groups of keys fold into.
struct SharedMessage {
  spec::Position at;
  std::string name;
  std::string doc;
  std::vector<Field> fields;
  Reserved reserved;

  const Field* Find(const std::string& field) const;
};

// The declarations that rows of a TR may refer to: types.yaml and glossary.yaml, validated.
class Vocabulary {
 public:
  static absl::StatusOr<Vocabulary> Build(const spec::TypesFile& types, const std::vector<spec::Term>& glossary);

  // This vocabulary plus the declarations of a TR itself, which come after the shared ones.
  Vocabulary With(const spec::TypesFile& own, spec::Refusals& refusals) const;

  // In the order of the file.
  const std::vector<Enum>& enums() const { return enums_; }
  const std::vector<SharedMessage>& messages() const { return messages_; }
  const Glossary& glossary() const { return glossary_; }

  const Enum* FindEnum(const std::string& name) const;
  const SharedMessage* FindMessage(const std::string& name) const;

 private:
  void Add(const spec::TypesFile& types, spec::Refusals& refusals);

  // Refuses a name that already exists.
  void CheckNew(const spec::Position& at, const std::string& name, spec::Refusals& refusals) const;

  std::vector<Enum> enums_;
  std::vector<SharedMessage> messages_;
  Glossary glossary_;
};

}  // namespace kiwoom::model
