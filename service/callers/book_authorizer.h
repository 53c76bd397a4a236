#pragma once

#include <string>
#include <utility>

#include "service/callers/authorizer.h"
#include "service/callers/caller_book.h"
#include "service/callers/failed_attempts.h"

namespace kiwoom::callers {

// Admits the callers of a book, which may be replaced at any time. The operator's --accounts is the ceiling of the
// account scope, whatever the book says.
class BookAuthorizer final : public Authorizer {
 public:
  BookAuthorizer(CallerBook book, bool accounts, FailedAttempts::LogWriter log)
      : book_(std::move(book)), accounts_(accounts), failed_(std::move(log)) {}

  absl::StatusOr<Caller> Admit(const Metadata& metadata, const Peer& peer, absl::Time now) override;
  bool Grants(CallerScope scope) const override { return scope != CallerScope::kAccount || accounts_; }

  // Calls are judged by this book from now on.
  void SetBook(CallerBook book) { book_ = std::move(book); }
  // Whether the caller, admitted with this metadata over this connection, is still admitted with all its scopes.
  bool StillAdmits(const Caller& caller, const Metadata& metadata, const Peer& peer) const;
  const CallerBook& book() const { return book_; }

 private:
  CallerBook book_;
  const bool accounts_;
  FailedAttempts failed_;
};

}  // namespace kiwoom::callers
