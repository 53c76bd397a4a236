// Generated from codegen/testdata/kitchen_sink/kitchen/kz00002_menu.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Effect;
using codec::Kind;
using codec::Scope;
using codec::Shape;
using codec::Transport;
using codec::Type;

constexpr codec::Code kMealCodes[] = {{"L", 1}, {"D", 2}};

constexpr codec::Row kGetMenuRequestRows[] = {
    {.key = "meal", .ko = "끼니", .name = "meal", .number = 11, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kMealCodes, .required = true, .length = 1},
};
constexpr codec::Message kGetMenuRequest = {.name = "GetMenuRequest", .rows = kGetMenuRequestRows};

constexpr codec::Row kGetMenuResponseRows[] = {
    {.key = "meal", .ko = "끼니", .name = "meal", .number = 11, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kMealCodes},
    {.key = "small_prc", .ko = "1인분가격", .name = "amount", .number = 1, .type = Type::kAmount, .shape = Shape::kSint64, .group = 0, .level = 0},  // prices[0].amount
    {.key = "large_prc", .ko = "2인분가격", .name = "amount", .number = 1, .type = Type::kAmount, .shape = Shape::kSint64, .group = 0, .level = 1},  // prices[1].amount
};
constexpr codec::Group kGetMenuResponseGroups[] = {
    {.name = "prices", .number = 12, .levels = 2, .message = "Price"},
};
constexpr codec::Message kGetMenuResponse = {.name = "GetMenuResponse", .rows = kGetMenuResponseRows, .groups = kGetMenuResponseGroups};

}  // namespace

// 메뉴요청 · TR kz00002
extern const codec::Tr kTr_kz00002;
constinit const codec::Tr kTr_kz00002 = {
    .code = "kz00002",
    .title = "메뉴요청",
    .wire_name = "메뉴요청",
    .name = "Menu",
    .kind = Kind::kRest,
    .effect = Effect::kRead,
    .scope = Scope::kMarket,
    .transport = Transport::kHttp,
    .method = "/kiwoom.v1.KitchenService/GetMenu",
    .path = "/api/kitchen/menu",
    .request = &kGetMenuRequest,
    .response = &kGetMenuResponse,
};

}  // namespace kiwoom::generated
