#pragma once

#include <string>

#include "codegen/runtime/table.h"

namespace kiwoom::emit {

// The enumerators of codegen/runtime/table.h as C++ writes them: "Type::kPlainPrice".
std::string Enumerator(runtime::Type type);
std::string Enumerator(runtime::Shape shape);
std::string Enumerator(runtime::Kind kind);
std::string Enumerator(runtime::Register registration);
std::string Enumerator(runtime::Delivery delivery);
std::string Enumerator(runtime::Role role);

}  // namespace kiwoom::emit
