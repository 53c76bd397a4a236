#include "codegen/model/package_names.h"

#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"
#include "codegen/model/keyword.h"
#include "codegen/model/service.h"

namespace kiwoom::model {
namespace {

// The generated file to which each realtime TR adds a value.
constexpr char kTypesFile[] = "kiwoom/v1/realtime_type.proto";
constexpr char kTypesEnum[] = "RealtimeType";
constexpr char kTypesPrefix[] = "REALTIME_TYPE_";

// The C++ function that tells which field of Event's oneof is set.
constexpr char kEventCase[] = "event_case";

}  // namespace

PackageNames::PackageNames(const HandWritten& hand_written, spec::Refusals& refusals)
    : hand_written_(hand_written), refusals_(refusals), event_fields_(refusals) {
  for (const auto& [field, file] : hand_written.event_fields) event_fields_.Own(field, Holds::kObject);
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
    refusals_.Add(at,
                  absl::StrCat("the ", kind, " ", name, " already exists in ", first->second, ": choose another name"));
  }
  return is_new;
}

void PackageNames::AddService(const Tr& tr) {
  if (!tr.exposed) return;
  const std::string folder = FolderOf(tr.source);
  places_.try_emplace(tr.service, absl::StrCat("the service of the folder ", folder));
  if (auto taken = hand_written_.names.find(tr.service); taken != hand_written_.names.end()) {
    refusals_.Add(tr.at, absl::StrCat("the folder ", folder, " would have the service ", tr.service,
                                      ", which already exists in ", taken->second, ": choose another folder"));
  }
}

void PackageNames::Add(const Enum& of) {
  // Otherwise every one of its values would be refused, too.
  if (!Add(of.at, "enum", of.name)) return;
  Add(of.at, "enum value", UpperSnakeCase(of.name) + "_UNSPECIFIED");
  for (const EnumValue& value : of.values) Add(value.at, "enum value", value.full_name);
}

void PackageNames::Add(const SharedMessage& message) { Add(message.at, "message", message.name); }

void PackageNames::Add(const Tr& tr) {
  for (const Enum& of : tr.enums) Add(of);
  for (const SharedMessage& message : tr.messages) Add(message);
  if (tr.is_realtime()) {
    AddEventField(tr);
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

void PackageNames::AddEventField(const Tr& tr) {
  if (auto taken = hand_written_.event_fields.find(tr.stem); taken != hand_written_.event_fields.end()) {
    refusals_.Add(tr.response.at, absl::StrCat("the field ", tr.stem, " of Event already exists in ", taken->second,
                                               ": choose another name"));
  }
  if (tr.stem == kEventCase) {
    refusals_.Add(tr.response.at, absl::StrCat("the field ", tr.stem,
                                               " of Event is a C++ function of that message: ", "choose another name"));
  }
  if (IsKeyword(tr.stem)) {
    refusals_.Add(tr.response.at, absl::StrCat("the field ", tr.stem, " of Event", kIsKeyword));
  }
  event_fields_.Add(tr.response.at, tr.stem, Holds::kObject);
}

}  // namespace kiwoom::model
