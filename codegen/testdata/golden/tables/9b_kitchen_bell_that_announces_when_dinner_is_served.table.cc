// Generated from codegen/testdata/kitchen_sink/realtime/9b_kitchen_bell_that_announces_when_dinner_is_served.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codegen/runtime/table.h"

namespace kiwoom::generated {
namespace {

using runtime::Delivery;
using runtime::Kind;
using runtime::Register;
using runtime::Role;
using runtime::Shape;
using runtime::Type;

constexpr runtime::Row kKitchenBellThatAnnouncesWhenDinnerIsServedRows[] = {
    {.key = "215", .ko = "구분", .name = "phase", .number = 215, .type = Type::kText, .shape = Shape::kString},
};
constexpr runtime::Message kKitchenBellThatAnnouncesWhenDinnerIsServed = {.name = "KitchenBellThatAnnouncesWhenDinnerIsServed", .rows = kKitchenBellThatAnnouncesWhenDinnerIsServedRows};

}  // namespace

// 종 · TR 9b
extern const runtime::Tr kTr_9b;
constinit const runtime::Tr kTr_9b = {
    .code = "9b",
    .title = "종",
    .wire_name = "종",
    .name = "KitchenBellThatAnnouncesWhenDinnerIsServed",
    .kind = Kind::kRealtime,
    .registration = Register::kMarket,
    .delivery = Delivery::kEvent,
    .role = Role::kMarketStatus,
    .arm = 1595,
    .arm_name = "kitchen_bell_that_announces_when_dinner_is_served",
    .method = "/kiwoom.v1.MarketDataService/SubscribeKitchenBellThatAnnouncesWhenDinnerIsServed",
    .response = &kKitchenBellThatAnnouncesWhenDinnerIsServed,
};

}  // namespace kiwoom::generated
