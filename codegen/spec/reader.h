#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

// Reads spec files. What the language does not have is refused, one line `file:line: sentence` for each refusal.
// `file` is only a name for errors.
namespace kiwoom::spec {

absl::StatusOr<TrFile> ReadTr(const std::string& file, const std::string& text);
absl::StatusOr<TypesFile> ReadTypes(const std::string& file, const std::string& text);
absl::StatusOr<ErrorsFile> ReadErrors(const std::string& file, const std::string& text);
absl::StatusOr<std::vector<Term>> ReadGlossary(const std::string& file, const std::string& text);

}  // namespace kiwoom::spec
