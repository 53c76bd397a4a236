#pragma once

#include <string>

#include "absl/status/status.h"
#include "codegen/spec/position.h"

namespace kiwoom::spec {

// Looks `text` through before anything is built from it, and refuses what is YAML but no spec file: more than one
// document, aliases. Throws YAML::Exception where the text is not YAML.
absl::Status SurveyDocuments(const std::string& file, const std::string& text);

}  // namespace kiwoom::spec
