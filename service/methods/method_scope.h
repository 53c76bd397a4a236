#pragma once

#include "codec/table.h"
#include "service/callers/caller.h"

namespace kiwoom::methods {

// The scope that a caller needs for a method of a TR, or for Subscribe.
callers::CallerScope ScopeOf(const codec::Method& method);

}  // namespace kiwoom::methods
