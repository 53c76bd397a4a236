// Generated from codegen/testdata/kitchen_sink/account/9d_tab.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

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

constexpr codec::Code kPaymentCodes[] = {{"1", 1}, {"2", 2}};
constexpr codec::Code kPaymentCodes2[] = {{"C", 1}, {"K", 2}};

constexpr codec::Row kTabRows[] = {
    {.key = "9201", .ko = "계좌번호", .name = "account_number", .number = 9201, .type = Type::kText, .shape = Shape::kString, .sensitive = true},
    {.key = "930", .ko = "외상금액", .name = "owed_amount", .number = 930, .type = Type::kAmount, .shape = Shape::kSint64},
    {.key = "931", .ko = "결제수단", .name = "payment", .number = 931, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kPaymentCodes},
    {.key = "932", .ko = "다음수단", .name = "next_payment", .number = 932, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kPaymentCodes2},
    {.key = "940", .ko = "1차가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 0},  // rounds[0].price
    {.key = "950", .ko = "1차수단", .name = "payment", .number = 3, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kPaymentCodes, .group = 0, .level = 0},  // rounds[0].payment
    {.key = "941", .ko = "2차가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 1},  // rounds[1].price
    {.key = "951", .ko = "2차수단", .name = "payment", .number = 3, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kPaymentCodes, .group = 0, .level = 1},  // rounds[1].payment
};
constexpr codec::Group kTabGroups[] = {
    {.name = "rounds", .number = 940, .levels = 2, .message = "Round"},
};
constexpr codec::Message kTab = {.name = "Tab", .rows = kTabRows, .groups = kTabGroups};

}  // namespace

// 외상 · TR 9d
extern const codec::Tr kTr_9d;
constinit const codec::Tr kTr_9d = {
    .code = "9d",
    .title = "외상",
    .wire_name = "외상",
    .name = "Tab",
    .kind = Kind::kRealtime,
    .registration = Register::kAccount,
    .delivery = Delivery::kEvent,
    .effect = Effect::kRead,
    .scope = Scope::kAccount,
    .transport = Transport::kWebsocket,
    .items = Items::kNone,
    .event_field = 1597,
    .event_field_name = "tab",
    .method = "/kiwoom.v1.AccountService/SubscribeTab",
    .response = &kTab,
};

}  // namespace kiwoom::generated
