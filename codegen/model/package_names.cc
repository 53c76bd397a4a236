#include "codegen/model/package_names.h"

#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/model/keyword.h"
#include "codegen/model/service.h"

namespace kiwoom::model {
namespace {

// Of the file that all realtime TRs make together.
constexpr char kTypesFile[] = "kiwoom/v1/realtime_type.proto";
constexpr char kTypesEnum[] = "RealtimeType";
constexpr char kTypesPrefix[] = "REALTIME_TYPE_";

// What C++ calls the arm that an Event has: of its one oneof.
constexpr char kArmCase[] = "event_case";

}  // namespace

PackageNames::PackageNames(const HandWritten& hand_written, spec::Refusals& refusals)
    : hand_written_(hand_written), refusals_(refusals), arms_(refusals) {
  for (const auto& [arm, file] : hand_written.arms) arms_.Own(arm, Holds::kObject);
  places_ = hand_written.names;
  places_[kTypesEnum] = kTypesFile;
  places_[absl::StrCat(kTypesPrefix, "UNSPECIFIED")] = kTypesFile;
}

bool PackageNames::Add(const spec::Position& at, const std::string& kind, const std::string& name) {
  if (IsKeyword(name)) {
    refusals_.Add(at, absl::StrCat("the ", kind, " ", name, kIsKeyword));
  }
  auto [first, is_new] = places_.try_emplace(name, at.ToString());
  if (!is_new) {
    refusals_.Add(
        at, absl::StrCat("the ", kind, " ", name, " is there already, in ", first->second, ": choose another name"));
  }
  return is_new;
}

void PackageNames::AddService(const Tr& tr) {
  if (!tr.exposed) return;
  const std::string folder = FolderOf(tr.source);
  places_.try_emplace(tr.service, absl::StrCat("the service of the folder ", folder));
  if (auto taken = hand_written_.names.find(tr.service); taken != hand_written_.names.end()) {
    refusals_.Add(tr.at, absl::StrCat("the folder ", folder, " would have the service ", tr.service,
                                      ", which is there already, in ", taken->second, ": choose another folder"));
  }
}

void PackageNames::Add(const Enum& of) {
  // Its values would all be there already.
  if (!Add(of.at, "enum", of.name)) return;
  Add(of.at, "enum value", UpperSnakeCase(of.name) + "_UNSPECIFIED");
  for (const EnumValue& value : of.values) Add(value.at, "enum value", value.full_name);
}

void PackageNames::Add(const SharedMessage& message) { Add(message.at, "message", message.name); }

void PackageNames::Add(const Tr& tr) {
  for (const Enum& of : tr.enums) Add(of);
  for (const SharedMessage& message : tr.messages) Add(message);
  if (tr.is_realtime()) {
    AddArm(tr);
    Add(tr.response.at, "enum value", kTypesPrefix + UpperSnakeCase(tr.name));
    if (tr.exposed) {
      Add(tr.response.at, "message", tr.name + "Event");
      Add(tr.response.at, "message", tr.rpc + "Request");
      Add(tr.response.at, "message", tr.rpc + "Response");
    }
  } else {
    AddMessages(tr.request);
  }
  AddMessages(tr.response);
}

void PackageNames::AddMessages(const Message& message) {
  Add(message.at, "message", message.name);
  for (const Row& row : message.rows) {
    if (row.list != nullptr) AddMessages(*row.list);
  }
}

void PackageNames::AddArm(const Tr& tr) {
  if (auto taken = hand_written_.arms.find(tr.stem); taken != hand_written_.arms.end()) {
    refusals_.Add(tr.response.at, absl::StrCat("the arm ", tr.stem, " of Event is there already, in ", taken->second,
                                               ": choose another name"));
  }
  if (tr.stem == kArmCase) {
    refusals_.Add(tr.response.at, absl::StrCat("the arm ", tr.stem,
                                               " of Event is a function that C++ has for it: ", "choose another name"));
  }
  if (IsKeyword(tr.stem)) {
    refusals_.Add(tr.response.at, absl::StrCat("the arm ", tr.stem, " of Event", kIsKeyword));
  }
  arms_.Add(tr.response.at, tr.stem, Holds::kObject);
}

}  // namespace kiwoom::model
