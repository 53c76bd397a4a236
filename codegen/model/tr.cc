#include "codegen/model/tr.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "codegen/model/attributes.h"
#include "codegen/model/event_field_number.h"
#include "codegen/model/identifier.h"
#include "codegen/model/kind.h"
#include "codegen/model/message_builder.h"
#include "codegen/model/service.h"
#include "codegen/model/state_key.h"
#include "codegen/spec/refusals.h"

namespace kiwoom::model {
namespace {

using codec::Delivery;
using codec::Kind;
using codec::Role;
using codec::Scope;

std::string FileStem(const std::string& file) {
  const std::string base = file.substr(file.rfind('/') + 1);
  return base.substr(0, base.rfind('.'));
}

void CheckNames(const spec::TrFile& file, Kind kind, spec::Refusals& refusals) {
  const bool alphanumeric =
      std::all_of(file.tr.begin(), file.tr.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
  if (!alphanumeric) {
    refusals.Add(file.At("tr"), absl::StrCat("`", file.tr, "` is not a valid TR code: use only letters and digits"));
  } else if (kind == Kind::kRealtime && !EventFieldNumber(file.tr)) {
    refusals.Add(file.At("tr"),
                 absl::StrCat("`", file.tr, "` is not a valid code of a realtime TR: use two characters of 0-9A-Za-z"));
  }
  if (!IsPascalCase(file.name)) {
    refusals.Add(file.At("name"), absl::StrCat("`", file.name, "` is not a valid name of a TR: write PascalCase"));
    return;
  }
  const std::string stem = absl::StrCat(file.tr, "_", SnakeCase(file.name));
  if (FileStem(file.at.file) != stem) {
    refusals.Add(file.At("name"), absl::StrCat("a file with this `tr` and `name` must be called ", stem, ".yaml"));
  }
}

void CheckPath(const spec::TrFile& file, spec::Refusals& refusals) {
  if (file.path.empty() || file.path.front() != '/') {
    refusals.Add(file.At("path"), "a REST TR needs `path`, which begins with /");
    return;
  }
  const char* const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_.";
  if (file.path.find_first_not_of(plain) == std::string::npos) return;
  refusals.Add(file.At("path"),
               absl::StrCat("`", file.path, "` is not a valid path: use only letters, digits, `/`, `-`, `_` and `.`"));
}

// Keys of the other kind of TR.
void CheckKind(const spec::TrFile& file, Kind kind, spec::Refusals& refusals) {
  const auto refuse = [&](const char* key, const char* what) {
    if (file.Has(key)) refusals.Add(file.At(key), absl::StrCat("`", key, "` belongs to a ", what));
  };
  if (kind == Kind::kRealtime) {
    refuse("path", "REST TR");
    if (!file.Has("register")) refusals.Add(file.at, "a realtime TR needs `register`: item, market or account");
    if (!file.Has("delivery")) refusals.Add(file.at, "a realtime TR needs `delivery`: state or event");
  } else {
    refuse("register", "realtime TR");
    refuse("delivery", "realtime TR");
    refuse("state_by", "realtime TR");
    refuse("wire_name", "realtime TR");
    for (const char* half : {"request", "response"}) {
      if (file.Has(half)) continue;
      refusals.Add(file.at, absl::StrCat("a REST TR needs `", half, "`: write [] if its body is empty"));
    }
    CheckPath(file, refusals);
  }
  if (file.role == Role::kMarketStatus && kind != Kind::kRealtime) refuse("role", "realtime TR");
  if ((file.role == Role::kToken || file.role == Role::kRevoke) && kind != Kind::kRest) refuse("role", "REST TR");
}

void CheckFolder(const spec::TrFile& file, Kind kind, Scope scope, spec::Refusals& refusals) {
  const std::string folder = FolderOf(file.at.file);
  const bool in_realtime = folder == kRealtimeFolder;
  if (in_realtime != (kind == Kind::kRealtime && scope != Scope::kAccount)) {
    refusals.Add(file.at, in_realtime ? "the folder realtime is only for realtime TRs of the market"
                                      : "a realtime TR of the market belongs in the folder realtime");
    return;
  }
  if (in_realtime && file.Has("service")) {
    refusals.Add(file.At("service"), "the service of the folder realtime is implied: remove `service`");
  } else if (file.Has("service") && SnakeCase(file.service) != folder) {
    refusals.Add(file.At("service"), absl::StrCat("a file with `service: ", file.service, "` must be in the folder ",
                                                  SnakeCase(file.service)));
  } else if (!file.Has("service") && kind == Kind::kRest) {
    refusals.Add(file.at, "a REST TR needs `service`, the name of its folder in PascalCase");
  }
}

std::optional<Field> StateKeyOf(const spec::TrFile& file, const Message& message, spec::Refusals& refusals) {
  if (!file.Has("state_by")) return std::nullopt;
  const spec::Position at = file.At("state_by");
  if (file.delivery == Delivery::kEvent) {
    refusals.Add(at, "`state_by` belongs to `delivery: state`: an event has no last value");
    return std::nullopt;
  }
  const Field* const key = FindStateKey(at, file.state_by, message, refusals);
  return key == nullptr ? std::nullopt : std::optional(*key);
}

}  // namespace

absl::StatusOr<Tr> BuildTr(const spec::TrFile& file, const Vocabulary& shared) {
  spec::Refusals refusals;
  const std::optional<Kind> kind = KindOf(file, refusals);
  if (!kind) return refusals.ToStatus();
  const Vocabulary vocabulary = shared.With(file.types, refusals);
  Tr tr;
  tr.kind = *kind;
  CheckNames(file, tr.kind, refusals);
  CheckKind(file, tr.kind, refusals);
  const Attributes attributes = AttributesOf(file, tr.kind, refusals);
  CheckFolder(file, tr.kind, attributes.scope, refusals);
  tr.at = file.at;
  tr.source = file.at.file;
  tr.code = file.tr;
  tr.title = file.title;
  tr.wire_name = file.wire_name.empty() ? file.title : file.wire_name;
  tr.name = file.name;
  tr.stem = SnakeCase(file.name);
  tr.doc = file.doc;
  tr.registration = file.registration;
  tr.delivery = file.delivery;
  tr.role = file.role;
  tr.effect = attributes.effect;
  tr.scope = attributes.scope;
  tr.transport = attributes.transport;
  tr.items = attributes.items;
  tr.exposed = file.expose;
  tr.service = ServiceOf(FolderOf(file.at.file));
  tr.rpc = attributes.rpc;
  tr.path = file.path;
  tr.enums.assign(vocabulary.enums().begin() + std::ssize(shared.enums()), vocabulary.enums().end());
  tr.messages.assign(vocabulary.messages().begin() + std::ssize(shared.messages()), vocabulary.messages().end());
  const spec::Position at = file.At("name");
  if (tr.is_realtime()) {
    tr.event_field = EventFieldNumber(file.tr).value_or(0);
    tr.response = MessageBuilder(Part::kRealtime, at, tr.name, vocabulary, refusals).Build(file.fields);
    tr.state_key = StateKeyOf(file, tr.response, refusals);
    if (file.fields.empty()) refusals.Add(file.At("fields"), "a realtime TR needs `fields`");
  } else {
    tr.request = MessageBuilder(Part::kRequest, at, tr.rpc + "Request", vocabulary, refusals).Build(file.request);
    tr.response = MessageBuilder(Part::kResponse, at, tr.rpc + "Response", vocabulary, refusals).Build(file.response);
  }
  if (!refusals.empty()) return refusals.ToStatus();
  return tr;
}

}  // namespace kiwoom::model
