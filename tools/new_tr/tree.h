#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "codegen/spec/spec.h"

namespace kiwoom::new_tr {

// `bazel run` starts in a folder of its own. These functions resolve paths against the tree of the call, and against
// the caller's folder.
std::string FromTree(const std::string& path);
std::string FromWorkingFolder(const std::string& path);

// The existing specs, as precedents.
struct Tree {
  std::vector<spec::TrFile> trs;  // by path
  std::vector<spec::Term> glossary;
  spec::TypesFile types;

  static absl::StatusOr<Tree> Read();

  // The generator's refusals of a spec, one sentence per line; empty if it accepts the spec. Also names declarations
  // that another spec repeats.
  std::string Refusals(const std::string& path, const std::string& text) const;

  // The file of a TR, finished or not; empty if there is none.
  static std::string FileOf(const std::string& tr);
};

}  // namespace kiwoom::new_tr
