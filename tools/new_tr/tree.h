#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// `bazel run` begins in a folder of its own: these are paths of the tree that it was called in, and of the caller's
// folder.
std::string FromTree(const std::string& path);
std::string FromWorkingFolder(const std::string& path);

// The specs that are there, to learn from.
struct Tree {
  std::vector<spec::TrFile> trs;  // by path
  std::vector<spec::Term> glossary;
  spec::TypesFile types;

  static absl::StatusOr<Tree> Read();

  // What the generator says to a spec, one sentence a line; empty where it takes it. And what the spec declares that
  // another declares already.
  std::string Refusals(const std::string& path, const std::string& text) const;

  // The file that a TR has, ready or not; empty where it has none.
  static std::string FileOf(const std::string& tr);
};

}  // namespace kiwoom::new_tr
