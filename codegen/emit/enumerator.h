#pragma once

#include <string>

#include "codec/table.h"

namespace kiwoom::emit {

// The enumerators of codec/table.h in C++: "Type::kPlainPrice".
std::string Enumerator(codec::Type type);
std::string Enumerator(codec::Shape shape);
std::string Enumerator(codec::Format format);
std::string Enumerator(codec::Kind kind);
std::string Enumerator(codec::Register registration);
std::string Enumerator(codec::Delivery delivery);
std::string Enumerator(codec::Role role);
std::string Enumerator(codec::Effect effect);
std::string Enumerator(codec::Scope scope);
std::string Enumerator(codec::Transport transport);
std::string Enumerator(codec::Items items);

}  // namespace kiwoom::emit
