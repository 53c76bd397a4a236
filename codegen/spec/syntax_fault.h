#pragma once

#include <string>

#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// What a text that is no YAML is refused for, and where.
struct SyntaxFault {
  int line = 0;  // from 1
  std::string sentence;
};

// `error` is what the parser of YAML says of `text`: in words of its own, and of the place where it noticed, which is
// often many lines behind the mistake. This finds the entry of a list or the key that is no YAML by itself, and says
// what usually causes it.
SyntaxFault FindSyntaxFault(const std::string& text, const YAML::Exception& error);

}  // namespace kiwoom::spec
