#pragma once

#include <string>

#include "codegen/model/api.h"

namespace kiwoom::emit {

// registry.h: the tree's access to the tables. The same for all specs.
std::string RegistryHeader();

// registry.cc: every table, and every generated RPC.
std::string RegistrySource(const model::Api& api);

}  // namespace kiwoom::emit
