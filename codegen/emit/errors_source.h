#pragma once

#include <string>

#include "codegen/spec/spec.h"

namespace kiwoom::emit {

// broker_errors.h and broker_errors.cc: the broker's error codes and what they mean, as data.
std::string ErrorsHeader(const spec::ErrorsFile& errors);
std::string ErrorsSource(const spec::ErrorsFile& errors);

}  // namespace kiwoom::emit
