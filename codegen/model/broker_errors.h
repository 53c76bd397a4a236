#pragma once

#include "absl/status/status.h"
#include "codegen/spec/spec.h"

namespace kiwoom::model {

// Refuses error codes that mean nothing: of no kind, written twice, or behind a pattern that takes them first.
absl::Status CheckErrors(const spec::ErrorsFile& errors);

// The kind of that name, which CheckErrors has found.
const spec::ErrorKind& KindOf(const spec::ErrorsFile& errors, const spec::ErrorCode& code);

}  // namespace kiwoom::model
