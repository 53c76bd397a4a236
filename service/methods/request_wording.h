#pragma once

#include "codec/request_encoder.h"
#include "service/errors/violations.h"

namespace kiwoom::methods {

// The violation that a client receives for a problem found by the request encoder.
errors::Violation Worded(const codec::FieldProblem& problem);

}  // namespace kiwoom::methods
