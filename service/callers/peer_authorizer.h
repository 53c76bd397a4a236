#pragma once

#include "service/callers/authorizer.h"

namespace kiwoom::callers {

// No authentication: every peer is a caller of its own, named after its address, with all scopes. The account scope is
// granted only if the operator has enabled it.
class PeerAuthorizer final : public Authorizer {
 public:
  explicit PeerAuthorizer(bool accounts) : accounts_(accounts) {}

  absl::StatusOr<Caller> Admit(const Metadata& metadata, std::string_view peer) override;
  bool Grants(CallerScope scope) const override { return scope != CallerScope::kAccount || accounts_; }

 private:
  const bool accounts_;
};

}  // namespace kiwoom::callers
