#pragma once

#include <string>

#include "codegen/model/tr.h"

namespace kiwoom::emit {

// On which terms the gateway serves the RPC of a TR, in sentences; empty: to everybody who can connect.
std::string ServiceTerms(const model::Tr& tr);

}  // namespace kiwoom::emit
