#pragma once

#include "service/callers/authorizer.h"

namespace kiwoom::callers {

// Without authentication whoever can connect is a caller of its own, named by its address, and may do everything;
// accounts only where the operator has said so.
class PeerAuthorizer final : public Authorizer {
 public:
  explicit PeerAuthorizer(bool accounts) : accounts_(accounts) {}

  absl::StatusOr<Caller> Admit(const Metadata& metadata, std::string_view peer) override;
  bool Grants(CallerScope scope) const override { return scope != CallerScope::kAccount || accounts_; }

 private:
  const bool accounts_;
};

}  // namespace kiwoom::callers
