#pragma once

#include <string>

#include "yaml-cpp/yaml.h"

namespace kiwoom::spec {

// The reason for refusing a text that is not YAML, and its place.
struct SyntaxFault {
  int line = 0;  // from 1
  std::string sentence;
};

// `error` is the YAML parser's message about `text`. It is hard to understand, and names the place where the parser
// noticed the mistake, often many lines later. This function finds the list entry or key that is not valid YAML by
// itself, and names the usual cause.
SyntaxFault FindSyntaxFault(const std::string& text, const YAML::Exception& error);

}  // namespace kiwoom::spec
