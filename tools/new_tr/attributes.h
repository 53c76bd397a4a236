#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// Attributes from the command line that the table does not contain; empty if not given. Attributes that no document
// states (effect, scope, items) may be omitted: the draft says `undecided`, and the generator refuses it until a person
// decides.
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

// A spec without rows. Refuses missing attributes, and attributes of the other kind of TR.
absl::StatusOr<spec::TrFile> ReadAttributes(const Given& given);

// Path of its file: folder, code and name in snake case.
std::string PathOf(const spec::TrFile& file);

}  // namespace kiwoom::new_tr
