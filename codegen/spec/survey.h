#pragma once

#include <string>

#include "absl/status/status.h"
#include "codegen/spec/position.h"

namespace kiwoom::spec {

// Looks `text` through before anything is built from it, and refuses what is YAML but no spec file: more than one
// document, aliases, a quote that is never closed. Throws YAML::Exception where the text is not YAML.
absl::Status SurveyDocuments(const std::string& file, const std::string& text);

inline constexpr char kOpenQuote[] = "the quote that is opened here is never closed";

// Where the quote is opened that reaches to the end of `text`; 0: none does. Throws likewise.
int LineOfOpenQuote(const std::string& text);

}  // namespace kiwoom::spec
