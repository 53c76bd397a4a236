#pragma once

#include <string>

#include "codegen/spec/language.h"
#include "codegen/spec/refusals.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// Refuses everything outside the language: keys, kinds of nodes, words, numbers. A node that passes can be copied
// without further checks.
void CheckMapping(const YAML::Node& node, const Mapping& mapping, const std::string& file, Refusals& refusals);

// The same for a glossary: a mapping from Korean terms to one or more names.
void CheckGlossary(const YAML::Node& node, const std::string& file, Refusals& refusals);

// The mapping, `of` or the alternative, that this element of `key` uses.
const Mapping& MappingOf(const YAML::Node& element, const Key& key);

Position PositionOf(const YAML::Node& node, const std::string& file);

}  // namespace kiwoom::spec
