#pragma once

#include <string>

#include "codegen/model/tr.h"

namespace kiwoom::emit {

// Restrictions on the RPC of a TR, in sentences; empty if the gateway serves everybody who can connect.
std::string ServiceTerms(const model::Tr& tr);

}  // namespace kiwoom::emit
