// Generated from codegen/testdata/kitchen_sink/realtime/9b_kitchen_bell_that_announces_when_dinner_is_served.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Delivery;
using codec::Effect;
using codec::Items;
using codec::Kind;
using codec::Register;
using codec::Role;
using codec::Scope;
using codec::Shape;
using codec::Transport;
using codec::Type;

constexpr codec::Row kKitchenBellThatAnnouncesWhenDinnerIsServedRows[] = {
    {.key = "215", .ko = "구분", .name = "phase", .number = 215, .type = Type::kText, .shape = Shape::kString},
};
constexpr codec::Message kKitchenBellThatAnnouncesWhenDinnerIsServed = {.name = "KitchenBellThatAnnouncesWhenDinnerIsServed", .rows = kKitchenBellThatAnnouncesWhenDinnerIsServedRows};

}  // namespace

// 종 · TR 9b
extern const codec::Tr kTr_9b;
constinit const codec::Tr kTr_9b = {
    .code = "9b",
    .title = "종",
    .wire_name = "종",
    .name = "KitchenBellThatAnnouncesWhenDinnerIsServed",
    .kind = Kind::kRealtime,
    .registration = Register::kMarket,
    .delivery = Delivery::kEvent,
    .role = Role::kMarketStatus,
    .effect = Effect::kRead,
    .scope = Scope::kMarket,
    .transport = Transport::kWebsocket,
    .items = Items::kNone,
    .event_field = 1595,
    .event_field_name = "kitchen_bell_that_announces_when_dinner_is_served",
    .method = "/kiwoom.v1.MarketDataService/SubscribeKitchenBellThatAnnouncesWhenDinnerIsServed",
    .response = &kKitchenBellThatAnnouncesWhenDinnerIsServed,
};

}  // namespace kiwoom::generated
