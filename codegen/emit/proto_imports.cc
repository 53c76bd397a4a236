#include "codegen/emit/proto_imports.h"

#include <algorithm>
#include <functional>

namespace kiwoom::emit {

namespace {

using codec::Shape;

// Whether a TR declares its enum or message `name` itself.
using IsOwn = std::function<bool(const std::string& name)>;

void Add(const model::Field& field, const IsOwn& is_own, Imports& imports) {
  if (field.required) imports.insert(kFieldBehaviorProto);
  if (field.companion) imports.insert(kTypesProto);
  switch (field.shape) {
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime:
      imports.insert(kTypesProto);
      break;
    case Shape::kEnum:
      if (!is_own(field.proto_type)) imports.insert(kMarketProto);
      break;
    default:
      break;
  }
}

void Add(const model::Message& message, const IsOwn& is_own, Imports& imports) {
  for (const model::Group& group : message.groups) {
    if (!is_own(group.message)) imports.insert(kMarketProto);
  }
  for (const model::Row& row : message.rows) {
    if (row.group >= 0) continue;
    Add(row.field, is_own, imports);
    if (row.list != nullptr) Add(*row.list, is_own, imports);
  }
}

}  // namespace

void AddImports(const model::Tr& tr, Imports& imports) {
  const auto has_name = [](const std::string& name) { return [&name](const auto& own) { return own.name == name; }; };
  const IsOwn is_own = [&](const std::string& name) {
    return std::any_of(tr.enums.begin(), tr.enums.end(), has_name(name)) ||
           std::any_of(tr.messages.begin(), tr.messages.end(), has_name(name));
  };
  Add(tr.request, is_own, imports);
  Add(tr.response, is_own, imports);
  for (const model::SharedMessage& message : tr.messages) {
    for (const model::Field& field : message.fields) Add(field, is_own, imports);
  }
}

void AddImports(const model::SharedMessage& message, Imports& imports) {
  for (const model::Field& field : message.fields) {
    Add(
        field, [](const std::string&) { return false; }, imports);
  }
}

std::string ImportLines(const Imports& imports) {
  std::string lines;
  for (const std::string& import : imports) lines += "import \"" + import + "\";\n";
  return lines;
}

}  // namespace kiwoom::emit
