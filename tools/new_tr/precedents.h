#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "codegen/spec/spec.h"
#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/description.h"

namespace kiwoom::new_tr {

// Where a row stands: the same key may mean different things in different halves.
enum class Half { kRealtime, kRequest, kResponse };

// What the specs that are there do with a Korean name and a key.
class Precedents {
 public:
  Precedents(const std::vector<spec::TrFile>& files, const std::vector<spec::Term>& glossary);

  // The row that is nearest: of the same Korean name, best of the same key and of the same half. Null where there is
  // none. It has the name; what it means may be something else.
  const spec::Row* Nearest(Half half, const BrokerRow& row) const;

  // The nearest of those that may mean the same: what the broker's table says comes first, and where it says nothing, a
  // code list is that of the same key in the same half. An enum that a file has for itself is none for others.
  const spec::Row* NearestMeaning(Half half, const BrokerRow& row, const Description& description) const;

  // What the glossary calls it, the usual name first; empty where it does not know it.
  std::vector<std::string> Names(const std::string& ko) const;

  // A group's column by its Korean name with {n}: where it folds into. Null where there is none, or only a message that
  // a file has for itself.
  struct Folded {
    std::string group;
    std::string of;
    std::string name;
  };
  const Folded* FindFolded(const std::string& ko) const;

 private:
  struct Usage {
    Half half;
    std::string key;
    spec::Row row;
    bool is_private = false;  // of an enum that its file declares
  };

  void Add(Half half, const spec::TypesFile& own, const std::vector<spec::Entry>& entries);

  // Of those that are of the same thing by name, which `suits`.
  const spec::Row* Nearest(Half half, const BrokerRow& row, const std::function<bool(const Usage&)>& suits) const;

  std::vector<Usage> usages_;
  std::map<std::string, std::vector<std::string>> glossary_;
  std::map<std::string, Folded> folded_;
};

}  // namespace kiwoom::new_tr
