#include "codegen/model/glossary.h"

#include <algorithm>

namespace kiwoom::model {

Glossary::Glossary(const std::vector<spec::Term>& terms) {
  for (const spec::Term& term : terms) names_[term.ko] = term.names;
}

void Glossary::Check(const spec::Position& at, const std::string& ko, const std::string& name,
                     spec::Refusals& refusals) const {
  auto term = names_.find(ko);
  if (term == names_.end()) return;
  const std::vector<std::string>& names = term->second;
  const bool known = std::any_of(names.begin(), names.end(), [&](const std::string& allowed) {
    return name == allowed || name.compare(0, allowed.size() + 1, allowed + "_") == 0;
  });
  if (known) return;
  std::string all;
  for (const std::string& allowed : names) all += (all.empty() ? "" : "` or `") + allowed;
  refusals.Add(at, "the glossary calls " + ko + " `" + all + "`, not `" + name + "`");
}

}  // namespace kiwoom::model
