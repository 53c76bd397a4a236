#pragma once

#include <string_view>

namespace kiwoom::admin {

// generated/catalog.json, compiled into the program.
std::string_view Catalog();

}  // namespace kiwoom::admin
