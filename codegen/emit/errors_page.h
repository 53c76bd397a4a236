#pragma once

#include <string>

#include "codegen/spec/spec.h"

namespace kiwoom::emit {

// reference/errors.md: every error that a caller can see. `error_reason_proto` is the text of the hand-written proto,
// whose comments say when each reason is used.
std::string ErrorsPage(const spec::ErrorsFile& errors, const std::string& error_reason_proto);

}  // namespace kiwoom::emit
