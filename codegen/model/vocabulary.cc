#include "codegen/model/vocabulary.h"

#include "absl/strings/str_cat.h"
#include "codegen/model/field_builder.h"
#include "codegen/model/identifier.h"
#include "codegen/model/namespace.h"
#include "codegen/model/shape.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {
namespace {

constexpr uint32_t kLowest = 1;  // shared messages number all their fields explicitly

// The number of the companion that a field's type needs.
uint32_t CompanionNumber(const spec::Row& row, spec::Refusals& refusals) {
  const bool wants_direction = CompanionType(*row.type) == "Direction";
  const bool wants_side = CompanionType(*row.type) == "Side";
  if (wants_direction != (row.direction.value_or(0) > 0)) {
    refusals.Add(row.At("direction"),
                 absl::StrCat("`direction` ", wants_direction ? "is missing beside " : "does not belong to ",
                              TypeWord(*row.type)));
  }
  if (wants_side != (row.side.value_or(0) > 0)) {
    refusals.Add(row.At("side"), absl::StrCat("`side` ", wants_side ? "is missing beside " : "does not belong to ",
                                              TypeWord(*row.type)));
  }
  return row.direction.value_or(row.side.value_or(0));
}

SharedMessage BuildMessage(const spec::SharedMessage& written, const FieldBuilder& builder, spec::Refusals& refusals) {
  SharedMessage message{written.at, written.name, written.doc};
  if (!IsPascalCase(written.name)) {
    refusals.Add(written.at, absl::StrCat("`", written.name, "` is not a valid name of a message: write PascalCase"));
  }
  if (written.fields.empty())
    refusals.Add(written.At("fields"), "a message needs a field: declare the fields of a level");
  Namespace names(kLowest, refusals);
  for (const spec::Row& row : written.fields) {
    if (*row.type == codec::Type::kList) {
      refusals.Add(row.At("type"), "a shared message has no lists");
      continue;
    }
    Field field = builder.Build(row, *row.number, CompanionNumber(row, refusals));
    if (row.dropped) {
      Reserve(field, message.reserved);
      continue;
    }
    names.Add(row.at, field);
    message.fields.push_back(std::move(field));
  }
  names.Reserve(message.reserved);
  return message;
}

}  // namespace

const Field* SharedMessage::Find(const std::string& field) const {
  for (const Field& candidate : fields) {
    if (candidate.name == field) return &candidate;
  }
  return nullptr;
}

absl::StatusOr<Vocabulary> Vocabulary::Build(const spec::TypesFile& types, const std::vector<spec::Term>& glossary) {
  Vocabulary vocabulary;
  spec::Refusals refusals;
  vocabulary.glossary_ = Glossary(glossary);
  vocabulary.Add(types, refusals);
  if (!refusals.empty()) return refusals.ToStatus();
  return vocabulary;
}

Vocabulary Vocabulary::With(const spec::TypesFile& own, spec::Refusals& refusals) const {
  Vocabulary all = *this;
  all.Add(own, refusals);
  return all;
}

void Vocabulary::Add(const spec::TypesFile& types, spec::Refusals& refusals) {
  for (const spec::Enum& written : types.enums) {
    CheckNew(written.at, written.name, refusals);
    enums_.push_back(BuildEnum(written, refusals));
  }
  const FieldBuilder builder(enums_, glossary_, refusals);
  for (const spec::SharedMessage& written : types.messages) {
    CheckNew(written.at, written.name, refusals);
    messages_.push_back(BuildMessage(written, builder, refusals));
  }
}

void Vocabulary::CheckNew(const spec::Position& at, const std::string& name, spec::Refusals& refusals) const {
  const Enum* const of = FindEnum(name);
  const SharedMessage* const message = FindMessage(name);
  if (of == nullptr && message == nullptr) return;
  refusals.Add(at, absl::StrCat("`", name, "` is ", of != nullptr ? "an enum" : "a message", " already, in ",
                                (of != nullptr ? of->at : message->at).ToString(), ": choose another name"));
}

const Enum* Vocabulary::FindEnum(const std::string& name) const {
  for (const Enum& candidate : enums_) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

const SharedMessage* Vocabulary::FindMessage(const std::string& name) const {
  for (const SharedMessage& candidate : messages_) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

}  // namespace kiwoom::model
