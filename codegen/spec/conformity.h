#pragma once

#include <string>

#include "codegen/spec/language.h"
#include "codegen/spec/refusals.h"
#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// Refuses what the language does not have: keys, kinds of nodes, words, numbers. What passes can be transcribed
// without another look.
void CheckMapping(const YAML::Node& node, const Mapping& mapping, const std::string& file, Refusals& refusals);

// The same for a glossary: a mapping of Korean terms to one name or several.
void CheckGlossary(const YAML::Node& node, const std::string& file, Refusals& refusals);

// The alternative that an element of `key` is written as.
const Mapping& MappingOf(const YAML::Node& element, const Key& key);

Position PositionOf(const YAML::Node& node, const std::string& file);

}  // namespace kiwoom::spec
