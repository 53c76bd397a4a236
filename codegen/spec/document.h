#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "codegen/spec/language.h"
#include "codegen/spec/mapping_reader.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// Parses `text` as one YAML document. Refuses text that is not UTF-8, not NFC or not YAML.
absl::StatusOr<YAML::Node> ParseDocument(const std::string& file, const std::string& text);

// Parses `text` and checks it against `mapping`.
absl::StatusOr<MappingReader> ReadDocument(const std::string& file, const std::string& text, const Mapping& mapping);

}  // namespace kiwoom::spec
