#pragma once

#include "absl/status/status.h"
#include "codec/table.h"
#include "service/callers/caller.h"
#include "service/errors/phrase.h"

namespace kiwoom::methods {

// The scope that a caller needs for a method of a TR, or for Subscribe.
callers::CallerScope ScopeOf(const codec::Method& method);

// PERMISSION_DENIED: the caller lacks the scope, which the metadata names.
absl::Status ScopeMissing(callers::CallerScope scope, errors::Text sentence);

}  // namespace kiwoom::methods
