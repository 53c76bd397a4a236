#pragma once

#include <map>
#include <string>
#include <vector>

#include "codegen/spec/refusals.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// One Korean term, one English name: what keeps hundreds of TRs in one vocabulary.
class Glossary {
 public:
  Glossary() = default;
  explicit Glossary(const std::vector<spec::Term>& terms);

  // Refuses a name that differs from what its Korean name is called. A name may go on behind an underscore.
  void Check(const spec::Position& at, const std::string& ko, const std::string& name, spec::Refusals& refusals) const;

 private:
  std::map<std::string, std::vector<std::string>> names_;
};

}  // namespace kiwoom::model
