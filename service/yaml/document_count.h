#pragma once

#include <string>

// What the YAML files of operators have in common.
namespace kiwoom::yaml {

// Whether the text has at most one document; an empty one counts. YAML::Load reads the first of several and is silent
// about the others. Throws YAML::Exception for what is not YAML.
bool HasOneDocument(const std::string& text);

}  // namespace kiwoom::yaml
