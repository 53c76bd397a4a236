#pragma once

#include <map>
#include <string>
#include <vector>

#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// One English name per Korean term: keeps the vocabulary consistent across hundreds of TRs.
class Glossary {
 public:
  Glossary() = default;
  explicit Glossary(const std::vector<spec::Term>& terms);

  // Refuses a name that differs from the glossary's name for `ko`. A suffix after an underscore is allowed.
  void Check(const spec::Position& at, const std::string& ko, const std::string& name, spec::Refusals& refusals) const;

 private:
  std::map<std::string, std::vector<std::string>> names_;
};

}  // namespace kiwoom::model
