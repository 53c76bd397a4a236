// Generated from codegen/testdata/kitchen_sink/backstage/kz00003_key.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Effect;
using codec::Kind;
using codec::Role;
using codec::Scope;
using codec::Shape;
using codec::Transport;
using codec::Type;

constexpr codec::Row kGetKeyRequestRows[] = {
    {.key = "appkey", .ko = "앱키", .name = "app_key", .number = 11, .type = Type::kText, .shape = Shape::kString, .sensitive = true, .required = true},
};
constexpr codec::Message kGetKeyRequest = {.name = "GetKeyRequest", .rows = kGetKeyRequestRows};

constexpr codec::Row kGetKeyResponseRows[] = {
    {.key = "token", .ko = "접근토큰", .name = "token", .number = 11, .type = Type::kText, .shape = Shape::kString, .sensitive = true},
    {.key = "until", .ko = "만료일", .name = "expires_at", .number = 12, .type = Type::kDateTime, .shape = Shape::kDateTime},
};
constexpr codec::Message kGetKeyResponse = {.name = "GetKeyResponse", .rows = kGetKeyResponseRows};

}  // namespace

// 열쇠 · TR kz00003
extern const codec::Tr kTr_kz00003;
constinit const codec::Tr kTr_kz00003 = {
    .code = "kz00003",
    .title = "열쇠",
    .wire_name = "열쇠",
    .name = "Key",
    .kind = Kind::kRest,
    .role = Role::kToken,
    .effect = Effect::kChange,
    .scope = Scope::kAccount,
    .transport = Transport::kHttp,
    .exposed = false,
    .path = "/oauth2/key",
    .request = &kGetKeyRequest,
    .response = &kGetKeyResponse,
};

}  // namespace kiwoom::generated
