#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "codegen/model/field.h"

namespace kiwoom::model {

// Numbers of a message that nothing may take again, with the name that each had, or "" where another field has it now.
using Reserved = std::map<uint32_t, std::string>;

// Reserves a field that is dropped, and its companion.
inline void Reserve(const Field& field, Reserved& reserved) {
  reserved[field.number] = field.name;
  if (field.companion) reserved[field.companion->number] = field.companion->name;
}

}  // namespace kiwoom::model
