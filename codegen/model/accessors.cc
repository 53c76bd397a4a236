#include "codegen/model/accessors.h"

#include <vector>

#include "absl/strings/str_cat.h"

namespace kiwoom::model {
namespace {

using codec::Shape;

// Functions without arguments. A function with arguments, such as `set_price(…)`, can coexist with a field of that
// name. Of the others, some do not compile, and some would hide the field from users of a mutable message.
std::vector<std::string> FunctionsOf(const std::string& name, Holds holds) {
  std::vector<std::string> functions = {"clear_" + name};
  if (holds == Holds::kRepeated) {
    functions.insert(functions.end(), {"add_" + name, "mutable_" + name, name + "_size"});
  } else {
    functions.push_back("has_" + name);
  }
  if (holds == Holds::kObject) functions.insert(functions.end(), {"mutable_" + name, "release_" + name});
  return functions;
}

}  // namespace

Holds HoldsOf(const Field& field) {
  switch (field.shape) {
    case Shape::kSint64:
    case Shape::kDouble:
    case Shape::kBool:
    case Shape::kEnum:
      return Holds::kNumber;
    case Shape::kString:
    case Shape::kTimeOfDay:
    case Shape::kDate:
    case Shape::kDateTime:
      return Holds::kObject;
    case Shape::kList:
      return Holds::kRepeated;
  }
  return Holds::kObject;
}

void Accessors::Refuse(const spec::Position& at, const std::string& name, const std::string& owner) {
  refusals_.Add(at, absl::StrCat("`", name, "` is a C++ function of the field `", owner, "`: choose another name"));
}

void Accessors::Own(const std::string& name, Holds holds) {
  for (const std::string& function : FunctionsOf(name, holds)) owners_.try_emplace(function, name);
}

void Accessors::Add(const spec::Position& at, const std::string& name, Holds holds) {
  if (auto owner = owners_.find(name); owner != owners_.end()) Refuse(at, name, owner->second);
  places_.try_emplace(name, at);
  for (const std::string& function : FunctionsOf(name, holds)) {
    if (auto place = places_.find(function); place != places_.end()) Refuse(place->second, function, name);
    owners_.try_emplace(function, name);
  }
}

}  // namespace kiwoom::model
