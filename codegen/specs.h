#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/model/api.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"

// Loads spec files into the model.
namespace kiwoom {

absl::StatusOr<model::Vocabulary> LoadVocabulary(const std::string& types, const std::string& glossary);

absl::StatusOr<model::Tr> LoadTr(const std::string& path, const model::Vocabulary& vocabulary);

// Reports the refusals of all files together.
absl::StatusOr<model::Api> LoadApi(const std::vector<std::string>& paths, model::Vocabulary vocabulary,
                                   const model::HandWritten& hand_written);

}  // namespace kiwoom
