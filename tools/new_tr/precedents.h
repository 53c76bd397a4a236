#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "codegen/spec/spec.h"
#include "tools/new_tr/broker_table.h"
#include "tools/new_tr/description.h"

namespace kiwoom::new_tr {

// The part of a TR that contains a row: the same key may have different meanings in different parts.
enum class Half { kRealtime, kRequest, kResponse };

// How the existing specs treat a Korean name and a key.
class Precedents {
 public:
  Precedents(const std::vector<spec::TrFile>& files, const std::vector<spec::Term>& glossary);

  // The most similar row: with the same Korean name, preferably the same key and the same half. Null if there is none.
  // It determines the name; its meaning may differ.
  const spec::Row* Nearest(Half half, const BrokerRow& row) const;

  // The most similar row that may have the same meaning. The broker's table takes precedence; if it lists no codes,
  // only the same key in the same half determines a code list. Enums that a file declares for itself do not count for
  // others.
  const spec::Row* NearestMeaning(Half half, const BrokerRow& row, const Description& description) const;

  // The glossary's names, the usual one first; empty if the term is not listed.
  std::vector<std::string> Names(const std::string& ko) const;

  // Where other specs fold a group's column, by its Korean name with {n}. Null if there is none, or only a message that
  // a file declares for itself.
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
    bool is_private = false;  // its enum is declared in its own file
  };

  void Add(Half half, const spec::TypesFile& own, const std::vector<spec::Entry>& entries);

  // The most similar of the rows with the same name for which `suits` holds.
  const spec::Row* Nearest(Half half, const BrokerRow& row, const std::function<bool(const Usage&)>& suits) const;

  std::vector<Usage> usages_;
  std::map<std::string, std::vector<std::string>> glossary_;
  std::map<std::string, Folded> folded_;
};

}  // namespace kiwoom::new_tr
