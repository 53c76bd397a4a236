#pragma once

#include "codec/request_encoder.h"
#include "service/errors/violations.h"

namespace kiwoom::methods {

// What a client is told of a problem that the request encoder found.
errors::Violation Worded(const codec::FieldProblem& problem);

}  // namespace kiwoom::methods
