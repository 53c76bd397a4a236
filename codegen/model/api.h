#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "codegen/model/hand_written.h"
#include "codegen/model/tr.h"
#include "codegen/model/vocabulary.h"

namespace kiwoom::model {

// All TRs together: what no file can know by itself.
class Api {
 public:
  // Refuses what two TRs cannot both have: a code, a name, a role; and every name of the contract that is there twice.
  static absl::StatusOr<Api> Build(Vocabulary vocabulary, std::vector<Tr> trs, const HandWritten& hand_written);

  const Vocabulary& vocabulary() const { return vocabulary_; }

  // Sorted by code.
  const std::vector<Tr>& trs() const { return trs_; }

  std::vector<const Tr*> Realtime() const;

  // The exposed TRs of a service, sorted by code.
  std::vector<const Tr*> TrsOf(const std::string& service) const;

  // Services that have an exposed TR, sorted.
  std::vector<std::string> Services() const;

  // Every folder but the `internal` ones becomes a service: refuses an exposed TR in an internal folder, and another
  // folder that exposes nothing.
  absl::Status CheckServices(const std::vector<std::string>& internal) const;

 private:
  Vocabulary vocabulary_;
  std::vector<Tr> trs_;
};

}  // namespace kiwoom::model
