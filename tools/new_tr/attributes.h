#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// What the table does not say of a TR, as given on the command line; empty where it was not. What no word of the broker
// tells (effect, scope, items) may be left out: the draft calls it undecided, and is refused until a person decides.
struct Given {
  std::string tr;
  std::string title;
  std::string name;
  std::string service;
  std::string path;
  std::string registration;
  std::string delivery;
  std::string items;
  std::string effect;
  std::string scope;
};

// A spec without rows. Refuses what is missing, and what belongs to the other kind of TR.
absl::StatusOr<spec::TrFile> ReadAttributes(const Given& given);

// Where its file stands: folder, code and name in snake case.
std::string PathOf(const spec::TrFile& file);

}  // namespace kiwoom::new_tr
