#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "codegen/spec/language.h"
#include "codegen/spec/transcript.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// Parses `text` as one YAML document; bad UTF-8 and bad YAML are refused.
absl::StatusOr<YAML::Node> ParseDocument(const std::string& file, const std::string& text);

// Parses `text` and checks it against `mapping`.
absl::StatusOr<Transcript> ReadDocument(const std::string& file, const std::string& text, const Mapping& mapping);

}  // namespace kiwoom::spec
