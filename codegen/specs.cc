#include "codegen/specs.h"

#include <utility>

#include "codegen/file.h"
#include "codegen/model/broker_errors.h"
#include "codegen/spec/reader.h"

namespace kiwoom {

absl::StatusOr<spec::ErrorsFile> LoadErrors(const std::string& path) {
  absl::StatusOr<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  absl::StatusOr<spec::ErrorsFile> errors = spec::ReadErrors(path, *text);
  if (!errors.ok()) return errors;
  const absl::Status status = model::CheckErrors(*errors);
  return status.ok() ? errors : status;
}

absl::StatusOr<model::Vocabulary> LoadVocabulary(const std::string& types, const std::string& glossary) {
  absl::StatusOr<std::string> types_text = ReadFile(types);
  if (!types_text.ok()) return types_text.status();
  absl::StatusOr<std::string> glossary_text = ReadFile(glossary);
  if (!glossary_text.ok()) return glossary_text.status();
  absl::StatusOr<spec::TypesFile> types_file = spec::ReadTypes(types, *types_text);
  if (!types_file.ok()) return types_file.status();
  absl::StatusOr<std::vector<spec::Term>> terms = spec::ReadGlossary(glossary, *glossary_text);
  if (!terms.ok()) return terms.status();
  return model::Vocabulary::Build(*types_file, *terms);
}

absl::StatusOr<model::Tr> LoadTr(const std::string& path, const model::Vocabulary& vocabulary) {
  absl::StatusOr<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  absl::StatusOr<spec::TrFile> file = spec::ReadTr(path, *text);
  if (!file.ok()) return file.status();
  return model::BuildTr(*file, vocabulary);
}

absl::StatusOr<model::Api> LoadApi(const std::vector<std::string>& paths, model::Vocabulary vocabulary,
                                   const model::HandWritten& hand_written) {
  std::vector<model::Tr> trs;
  std::string refusals;
  for (const std::string& path : paths) {
    absl::StatusOr<model::Tr> tr = LoadTr(path, vocabulary);
    if (tr.ok()) {
      trs.push_back(*std::move(tr));
    } else {
      refusals += (refusals.empty() ? "" : "\n") + std::string(tr.status().message());
    }
  }
  if (!refusals.empty()) return absl::InvalidArgumentError(refusals);
  return model::Api::Build(std::move(vocabulary), std::move(trs), hand_written);
}

}  // namespace kiwoom
