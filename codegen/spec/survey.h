#pragma once

#include <string>

#include "absl/status/status.h"
#include "codegen/spec/position.h"

namespace kiwoom::spec {

// Scans `text` before anything is built from it, and refuses YAML that is not a spec file: several documents, aliases,
// an unclosed quote. Throws YAML::Exception if the text is not YAML.
absl::Status SurveyDocuments(const std::string& file, const std::string& text);

inline constexpr char kOpenQuote[] = "the quote opened here is never closed";

// Line of the quote that is open until the end of `text`; 0 if there is none. Throws like SurveyDocuments.
int LineOfOpenQuote(const std::string& text);

}  // namespace kiwoom::spec
