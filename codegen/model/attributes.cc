#include "codegen/model/attributes.h"

#include <string_view>
#include <variant>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "codegen/model/identifier.h"

namespace kiwoom::model {
namespace {

using codec::Effect;
using codec::Items;
using codec::Kind;
using codec::Register;
using codec::Role;
using codec::Scope;
using codec::Transport;

// The suffix of the path of the broker's WebSocket.
constexpr char kWebsocketPath[] = "/websocket";

constexpr char kReads[] = "Get";

void RefuseKey(const spec::TrFile& file, const char* key, const char* sentence, spec::Refusals& refusals) {
  if (file.Has(key)) refusals.Add(file.At(key), absl::StrCat("`", key, "` ", sentence));
}

// The beginning of the sentence about a missing key that `who` needs.
std::string NotThere(const spec::TrFile& file, const char* key, const char* who) {
  return file.Has(key) ? absl::StrCat("`", key, "` is not decided yet: write ")
                       : absl::StrCat(who, " needs `", key, "`: ");
}

void CheckRole(const spec::TrFile& file, spec::Refusals& refusals) {
  if (file.role != Role::kToken && file.role != Role::kRevoke) return;
  if (file.effect == Effect::kRead) {
    refusals.Add(file.At("effect"), "issuing or revoking a token is a change: write `effect: change`");
  }
  if (file.transport == Transport::kWebsocket) {
    refusals.Add(file.At("transport"), "tokens are requested over HTTP: remove `transport`");
  }
}

void CheckTransport(const spec::TrFile& file, spec::Refusals& refusals) {
  const bool is_websocket_path = absl::EndsWith(file.path, kWebsocketPath);
  if (file.transport == Transport::kWebsocket && !is_websocket_path) {
    refusals.Add(file.At("path"),
                 absl::StrCat("`transport: websocket` goes to the path of the WebSocket, which ends in ",
                              kWebsocketPath, ": write that, or remove `transport`"));
  } else if (file.transport != Transport::kWebsocket && is_websocket_path) {
    refusals.Add(file.At("path"),
                 absl::StrCat("`", file.path, "` is the path of the WebSocket, which does not accept HTTP requests: ",
                              "write `transport: websocket`, or another path"));
  }
}

void CheckRpc(const spec::TrFile& file, spec::Refusals& refusals) {
  if (file.Has("rpc") && !file.expose) {
    refusals.Add(file.At("rpc"), "`rpc` names an RPC, and with `expose: false` there is none: remove one of the two");
  } else if (file.Has("rpc") && !IsPascalCase(file.rpc)) {
    refusals.Add(file.At("rpc"), absl::StrCat("`", file.rpc, "` is not a valid name of an RPC: write PascalCase"));
  } else if (file.effect == Effect::kChange && file.expose && !file.Has("rpc")) {
    refusals.Add(file.At("effect"),
                 absl::StrCat("`", kReads, file.name, "` suggests that the TR only reads: set `rpc` to a name for ",
                              "what it does"));
  } else if (file.effect == Effect::kChange && absl::StartsWith(file.rpc, kReads)) {
    refusals.Add(file.At("rpc"), absl::StrCat("`", file.rpc, "` suggests that the TR only reads, but its effect is a ",
                                              "change: name what it does"));
  }
}

Attributes OfRest(const spec::TrFile& file, spec::Refusals& refusals) {
  RefuseKey(file, "items", "belongs to a realtime TR", refusals);
  if (!file.effect) {
    refusals.Add(file.At("effect"), absl::StrCat(NotThere(file, "effect", "a REST TR"),
                                                 "read, or change if it changes anything at the broker"));
  }
  if (!file.scope) {
    refusals.Add(file.At("scope"), absl::StrCat(NotThere(file, "scope", "a REST TR"),
                                                "market, or account if it shows or changes the customer's data"));
  }
  CheckRole(file, refusals);
  CheckTransport(file, refusals);
  CheckRpc(file, refusals);
  return {.effect = file.effect.value_or(Effect::kChange),
          .scope = file.scope.value_or(Scope::kAccount),
          .transport = file.transport.value_or(Transport::kHttp),
          .items = Items::kNone,
          .rpc = file.rpc.empty() ? absl::StrCat(kReads, file.name) : file.rpc};
}

void CheckItems(const spec::TrFile& file, spec::Refusals& refusals) {
  const bool takes_items = file.registration == Register::kItem;
  if (file.Has("items") && !file.items) {
    refusals.Add(file.At("items"), "`items` is not decided yet: write stock, sector or none");
  } else if (takes_items && file.items.value_or(Items::kNone) == Items::kNone) {
    refusals.Add(file.At("items"), "a realtime TR with `register: item` needs `items`: stock or sector");
  } else if (!takes_items && file.registration != Register::kNone &&
             file.items.value_or(Items::kNone) != Items::kNone) {
    refusals.Add(file.At("items"), "only a realtime TR with `register: item` takes items: remove `items`");
  }
}

Attributes OfRealtime(const spec::TrFile& file, spec::Refusals& refusals) {
  RefuseKey(file, "effect", "belongs to a REST TR: a realtime TR only reads", refusals);
  RefuseKey(file, "transport", "belongs to a REST TR: a realtime TR comes over the WebSocket", refusals);
  RefuseKey(file, "rpc", "belongs to a REST TR: the stream of a realtime TR is called Subscribe<Name>", refusals);
  CheckItems(file, refusals);
  if (file.Has("scope") && !file.scope) {
    refusals.Add(file.At("scope"), "`scope` is not decided yet: write market or account");
  }
  const bool registers_account = file.registration == Register::kAccount;
  if (registers_account && file.scope == Scope::kMarket) {
    refusals.Add(file.At("scope"), "a TR that registers for the account cannot have the scope market: remove `scope`");
  }
  return {.effect = Effect::kRead,
          .scope = registers_account ? Scope::kAccount : file.scope.value_or(Scope::kMarket),
          .transport = Transport::kWebsocket,
          .items = file.items.value_or(Items::kNone),
          .rpc = absl::StrCat("Subscribe", file.name)};
}

// A TR of the market is served to everybody who can connect.
void RefuseSensitive(const std::vector<spec::Entry>& entries, spec::Refusals& refusals) {
  for (const spec::Entry& entry : entries) {
    const auto* row = std::get_if<spec::Row>(&entry);
    if (row == nullptr || row->dropped) continue;
    if (row->sensitive) {
      refusals.Add(row->At("sensitive"),
                   absl::StrCat("`", row->name, "` is sensitive, and the TR is served to everybody: ",
                                "write `scope: account`, or `expose: false`"));
    }
    RefuseSensitive(row->fields, refusals);
  }
}

}  // namespace

Attributes AttributesOf(const spec::TrFile& file, Kind kind, spec::Refusals& refusals) {
  const Attributes attributes = kind == Kind::kRest ? OfRest(file, refusals) : OfRealtime(file, refusals);
  if (attributes.scope == Scope::kMarket && file.expose) {
    for (const auto* entries : {&file.fields, &file.request, &file.response}) RefuseSensitive(*entries, refusals);
  }
  return attributes;
}

}  // namespace kiwoom::model
