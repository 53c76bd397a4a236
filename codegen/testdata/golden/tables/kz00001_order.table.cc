// Generated from codegen/testdata/kitchen_sink/kitchen/kz00001_order.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Effect;
using codec::Format;
using codec::Kind;
using codec::Scope;
using codec::Shape;
using codec::Transport;
using codec::Type;

constexpr codec::Code kDonenessCodes[] = {{"1", 1}, {"2", 2}, {"미디엄", 2}, {"9", 4}};
constexpr codec::Code kFlagCodes[] = {{"1", 1}, {"0", 0}};

constexpr codec::Row kPlaceOrderRequestRows[] = {
    {.key = "dish", .ko = "요리", .name = "dish", .number = 11, .type = Type::kText, .shape = Shape::kString, .required = true, .length = 20},
    {.key = "size", .ko = "크기", .name = "size", .number = 12, .type = Type::kCode, .shape = Shape::kString, .length = 1},
    {.key = "doneness", .ko = "굽기", .name = "doneness", .number = 13, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes, .required = true},
    {.key = "spicy", .ko = "매운맛", .name = "is_spicy", .number = 14, .type = Type::kFlag, .shape = Shape::kBool, .codes = kFlagCodes},
    {.key = "qty", .ko = "수량", .name = "quantity", .number = 15, .type = Type::kQuantity, .shape = Shape::kSint64},
    {.key = "serve_dt", .ko = "제공일", .name = "serve_date", .number = 16, .type = Type::kDate, .shape = Shape::kDate},
    {.key = "acct_pw", .ko = "비밀번호", .name = "pass_phrase", .number = 17, .type = Type::kText, .shape = Shape::kString, .sensitive = true},
    {.key = "stk_cd", .ko = "종목코드", .name = "stock_code", .number = 18, .type = Type::kStockCode, .shape = Shape::kString, .length = 6, .format = Format::kStockCode},
    {.key = "stk_ven", .ko = "종목", .name = "stock", .number = 19, .type = Type::kStockCode, .shape = Shape::kString, .length = 20, .format = Format::kStockCodeWithVenue},
    {.key = "inds_cd", .ko = "업종코드", .name = "sector_code", .number = 20, .type = Type::kCode, .shape = Shape::kString, .format = Format::kSectorCode},
    {.key = "strt_ym", .ko = "시작연월", .name = "first_month", .number = 21, .type = Type::kText, .shape = Shape::kString, .format = Format::kMonth},
};
constexpr codec::Message kPlaceOrderRequest = {.name = "PlaceOrderRequest", .rows = kPlaceOrderRequestRows};

constexpr codec::Row kIngredientRows[] = {
    {.key = "nm", .ko = "이름", .name = "ingredient_name", .number = 11, .type = Type::kText, .shape = Shape::kString},
};
constexpr codec::Message kIngredient = {.name = "Ingredient", .rows = kIngredientRows};

constexpr codec::Row kDishRows[] = {
    {.key = "nm", .ko = "이름", .name = "dish_name", .number = 11, .type = Type::kText, .shape = Shape::kString},
    {.key = "lvl", .ko = "수준", .name = "quality_level", .number = 12, .companion = 100012, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 2, .unit = "points"},
    {.key = "parts", .ko = "재료들", .name = "ingredients", .number = 13, .type = Type::kList, .shape = Shape::kList, .list = &kIngredient},
};
constexpr codec::Message kDish = {.name = "Dish", .rows = kDishRows};

constexpr codec::Row kPlaceOrderResponseRows[] = {
    {.key = "cur_prc", .ko = "현재가", .name = "current_price", .number = 11, .companion = 100011, .type = Type::kPrice, .shape = Shape::kSint64},
    {.key = "dishes", .ko = "요리들", .name = "dishes", .number = 12, .type = Type::kList, .shape = Shape::kList, .list = &kDish},
    {.key = "fst_shelf", .ko = "1번선반", .name = "label", .number = 10, .type = Type::kText, .shape = Shape::kString, .group = 0, .level = 0},  // shelves[0].label
    {.key = "fst_shelf_prc", .ko = "1번선반가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 0},  // shelves[0].price
    {.key = "2nd_shelf", .ko = "2번선반", .name = "label", .number = 10, .type = Type::kText, .shape = Shape::kString, .group = 0, .level = 1},  // shelves[1].label
    {.key = "2nd_shelf_prc", .ko = "2번선반가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 1},  // shelves[1].price
};
constexpr codec::Group kPlaceOrderResponseGroups[] = {
    {.name = "shelves", .number = 20, .levels = 2, .message = "Shelf"},
};
constexpr codec::Message kPlaceOrderResponse = {.name = "PlaceOrderResponse", .rows = kPlaceOrderResponseRows, .groups = kPlaceOrderResponseGroups};

}  // namespace

// 주문요청 · TR kz00001
extern const codec::Tr kTr_kz00001;
constinit const codec::Tr kTr_kz00001 = {
    .code = "kz00001",
    .title = "주문요청",
    .wire_name = "주문요청",
    .name = "Order",
    .kind = Kind::kRest,
    .effect = Effect::kChange,
    .scope = Scope::kAccount,
    .transport = Transport::kHttp,
    .method = "/kiwoom.v1.KitchenService/PlaceOrder",
    .path = "/api/kitchen/order",
    .request = &kPlaceOrderRequest,
    .response = &kPlaceOrderResponse,
};

}  // namespace kiwoom::generated
