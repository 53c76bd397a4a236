#pragma once

#include <string_view>

#include "codec/table.h"

// How the items of realtime types are written.
namespace kiwoom::codec {

// Whether `item` could be one. The broker does not say: it takes any, and is silent about those that do not exist.
bool IsItem(Items items, std::string_view item);

// What to write, for the end of a sentence: "write its code, three …".
std::string_view ItemForm(Items items);

}  // namespace kiwoom::codec
