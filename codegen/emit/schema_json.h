#pragma once

#include <string>

namespace kiwoom::emit {

// spec/schema.json: the spec language as a JSON Schema, for editors. Printed from the tables that the reader uses for
// its checks (codegen/spec/language.h).
std::string SchemaJson();

}  // namespace kiwoom::emit
