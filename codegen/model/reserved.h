#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "codegen/model/field.h"

namespace kiwoom::model {

// Numbers of a message that must not be reused, with their former names, or "" if another field has that name now.
using Reserved = std::map<uint32_t, std::string>;

// Reserves a dropped field and its companion.
inline void Reserve(const Field& field, Reserved& reserved) {
  reserved[field.number] = field.name;
  if (field.companion) reserved[field.companion->number] = field.companion->name;
}

}  // namespace kiwoom::model
