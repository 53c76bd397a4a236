#include "codegen/emit/proto_imports.h"

namespace kiwoom::emit {

using runtime::Shape;

void AddImports(const model::Field& field, Imports& imports) {
  if (field.companion) imports.insert(kTypesProto);
  switch (field.shape) {
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime: imports.insert(kTypesProto); break;
    case Shape::kEnum: imports.insert(kMarketProto); break;
    default: break;
  }
}

void AddImports(const model::Message& message, Imports& imports) {
  for (const model::Row& row : message.rows) {
    if (row.group >= 0) {
      imports.insert(kMarketProto);
      continue;
    }
    AddImports(row.field, imports);
    if (row.list != nullptr) AddImports(*row.list, imports);
  }
}

std::string ImportLines(const Imports& imports) {
  std::string lines;
  for (const std::string& import : imports) lines += "import \"" + import + "\";\n";
  return lines;
}

}  // namespace kiwoom::emit
