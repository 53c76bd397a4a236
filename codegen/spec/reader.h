#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

// Reads spec files. Refuses everything outside the language, with one line `file:line: sentence` per refusal. `file` is
// used only in errors.
namespace kiwoom::spec {

absl::StatusOr<TrFile> ReadTr(const std::string& file, const std::string& text);
absl::StatusOr<TypesFile> ReadTypes(const std::string& file, const std::string& text);
absl::StatusOr<std::vector<Term>> ReadGlossary(const std::string& file, const std::string& text);

}  // namespace kiwoom::spec
