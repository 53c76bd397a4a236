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

// All TRs together: the rules that no file can check alone.
class Api {
 public:
  // Refuses a code, name or role that two TRs share, and every duplicate name in the contract.
  static absl::StatusOr<Api> Build(Vocabulary vocabulary, std::vector<Tr> trs, const HandWritten& hand_written);

  const Vocabulary& vocabulary() const { return vocabulary_; }

  // Sorted by code.
  const std::vector<Tr>& trs() const { return trs_; }

  std::vector<const Tr*> Realtime() const;

  // The exposed TRs of a service, sorted by code.
  std::vector<const Tr*> TrsOf(const std::string& service) const;

  // Services that have an exposed TR, sorted.
  std::vector<std::string> Services() const;

  // Every folder except the `internal` ones becomes a service. Refuses an exposed TR in an internal folder, and any
  // other folder without an exposed TR.
  absl::Status CheckServices(const std::vector<std::string>& internal) const;

 private:
  Vocabulary vocabulary_;
  std::vector<Tr> trs_;
};

}  // namespace kiwoom::model
