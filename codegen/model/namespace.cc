#include "codegen/model/namespace.h"

#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"

namespace kiwoom::model {
namespace {

// Reserved by protobuf.
constexpr uint32_t kFirstReserved = 19000;
constexpr uint32_t kLastReserved = 19999;
constexpr uint32_t kHighest = 536870911;

}  // namespace

void Namespace::Add(const spec::Position& at, const std::string& name, uint32_t number, Holds holds) {
  if (number < lowest_) {
    refusals_.Add(at, absl::StrCat("`", name, "` has the number ", number, ": numbers begin at ", lowest_,
                                   "; lower ones belong to the gateway"));
  }
  if (number > kHighest) {
    refusals_.Add(at, absl::StrCat("`", name, "` has the number ", number, ": protobuf has none above ", kHighest));
  }
  if (number >= kFirstReserved && number <= kLastReserved) {
    refusals_.Add(at, absl::StrCat("`", name, "` has the number ", number, ": protobuf reserves 19000 to 19999"));
  }
  if (auto [place, is_new] = places_.try_emplace(name, at); !is_new) {
    refusals_.Add(at, absl::StrCat("the name `", name, "` is already used in line ", place->second.line));
  }
  if (own_.count(name) > 0) {
    refusals_.Add(at, absl::StrCat("`", name, "` is a field of the gateway in this message: choose another name"));
  }
  accessors_.Add(at, name, holds);
  const std::string json_name = LowerCamelCase(name);
  if (auto [namesake, is_new] = json_.try_emplace(json_name, name); !is_new && namesake->second != name) {
    refusals_.Add(at, absl::StrCat("`", name, "` and `", namesake->second, "` are both called ", json_name,
                                   " in JSON: choose another name"));
  }
  if (auto [owner, is_new] = owners_.try_emplace(number, name); !is_new) {
    refusals_.Add(at, absl::StrCat("the number ", number, " of `", name, "` belongs to `", owner->second, "`"));
  }
}

void Namespace::Add(const spec::Position& at, const Field& field) {
  Add(at, field.name, field.number, HoldsOf(field));
  if (field.companion && field.companion->number > 0) {
    Add(at, field.companion->name, field.companion->number, Holds::kNumber);
  }
}

void Namespace::Reserve(const Reserved& reserved) {
  for (const auto& [number, name] : reserved) {
    if (auto owner = owners_.find(number); owner != owners_.end()) {
      refusals_.Add(places_[owner->second],
                    absl::StrCat("the number ", number, " of `", owner->second, "` is reserved: another field had it"));
    }
    if (auto place = places_.find(name); place != places_.end()) {
      refusals_.Add(place->second, absl::StrCat("the name `", name, "` is reserved: another field had it"));
    }
  }
}

}  // namespace kiwoom::model
