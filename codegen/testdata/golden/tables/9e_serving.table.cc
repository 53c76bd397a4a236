// Generated from codegen/testdata/kitchen_sink/account/9e_serving.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Delivery;
using codec::Effect;
using codec::Items;
using codec::Kind;
using codec::Register;
using codec::Scope;
using codec::Shape;
using codec::Transport;
using codec::Type;

constexpr codec::Row kServingRows[] = {
    {.key = "9001", .ko = "요리", .name = "dish", .number = 9001, .type = Type::kText, .shape = Shape::kString},
};
constexpr codec::Message kServing = {.name = "Serving", .rows = kServingRows};

}  // namespace

// 서빙 · TR 9e
extern const codec::Tr kTr_9e;
constinit const codec::Tr kTr_9e = {
    .code = "9e",
    .title = "서빙",
    .wire_name = "서빙",
    .name = "Serving",
    .kind = Kind::kRealtime,
    .registration = Register::kItem,
    .delivery = Delivery::kEvent,
    .effect = Effect::kRead,
    .scope = Scope::kAccount,
    .transport = Transport::kWebsocket,
    .items = Items::kStock,
    .event_field = 1598,
    .event_field_name = "serving",
    .method = "/kiwoom.v1.AccountService/SubscribeServing",
    .response = &kServing,
};

}  // namespace kiwoom::generated
