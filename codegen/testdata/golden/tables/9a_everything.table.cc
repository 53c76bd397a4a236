// Generated from codegen/testdata/kitchen_sink/realtime/9a_everything.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

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

constexpr std::string_view kAbsent[] = {"000000", "999999"};
constexpr codec::Code kFlagCodes[] = {{"Y", 1}, {"N", 0}, {"n", 0}};
constexpr codec::Code kDonenessCodes[] = {{"1", 1}, {"2", 2}, {"미디엄", 2}, {"9", 4}};
constexpr std::string_view kAbsent2[] = {"0", "-"};
constexpr codec::Code kCourseCodes[] = {{"S", 1}, {"M", 2}};
constexpr codec::Code kCourseCodes2[] = {{"1", 1}, {"2", 2}};
constexpr codec::Code kDonenessCodes2[] = {{"0", 1}, {"1", 4}};
constexpr std::string_view kAbsent3[] = {"-"};
constexpr std::string_view kAbsent4[] = {"0"};
constexpr std::string_view kAbsent5[] = {"-1"};

constexpr codec::Row kEverythingRows[] = {
    {.key = "10", .ko = "현재가", .name = "current_price", .number = 10, .companion = 100010, .type = Type::kPrice, .shape = Shape::kSint64},
    {.key = "11", .ko = "기준가", .name = "base_price", .number = 11, .type = Type::kPlainPrice, .shape = Shape::kSint64},
    {.key = "12", .ko = "지수", .name = "index_level", .number = 12, .companion = 100012, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 2, .unit = "points"},
    {.key = "13", .ko = "비율", .name = "cooking_ratio", .number = 13, .companion = 100013, .type = Type::kRatio, .shape = Shape::kDouble, .decimals = 2, .scale = 100, .unit = "percent"},
    {.key = "14", .ko = "등락율", .name = "change_rate", .number = 14, .type = Type::kRate, .shape = Shape::kDouble, .decimals = 3, .unit = "percent"},
    {.key = "15", .ko = "거래량", .name = "volume", .number = 15, .companion = 100015, .type = Type::kAggressorQuantity, .shape = Shape::kSint64},
    {.key = "16", .ko = "전일대비", .name = "change", .number = 16, .type = Type::kChange, .shape = Shape::kSint64, .unit = "krw"},
    {.key = "17", .ko = "지수대비", .name = "index_change", .number = 17, .type = Type::kChange, .shape = Shape::kDouble, .decimals = 2, .unit = "points"},
    {.key = "18", .ko = "순매수", .name = "net_bought", .number = 18, .type = Type::kNet, .shape = Shape::kSint64, .unit = "shares"},
    {.key = "19", .ko = "순매수금액", .name = "net_bought_amount", .number = 19, .type = Type::kNet, .shape = Shape::kDouble, .decimals = 1, .scale = 10, .unit = "krw"},
    {.key = "20", .ko = "수량", .name = "eggs_thousand_shares", .number = 20, .type = Type::kQuantity, .shape = Shape::kSint64, .unit = "thousand_shares"},
    {.key = "21", .ko = "대금", .name = "bill_million_krw", .number = 21, .type = Type::kAmount, .shape = Shape::kSint64, .unit = "million_krw"},
    {.key = "22", .ko = "건수", .name = "guest_count", .number = 22, .type = Type::kCount, .shape = Shape::kSint64, .unit = "orders"},
    {.key = "23", .ko = "시각", .name = "cooked_time", .number = 23, .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay, .absent = kAbsent},
    {.key = "24", .ko = "일자", .name = "cooked_date", .number = 24, .type = Type::kDate, .shape = Shape::kDate},
    {.key = "25", .ko = "일시", .name = "cooked_at", .number = 25, .type = Type::kDateTime, .shape = Shape::kDateTime},
    {.key = "26", .ko = "소요시간", .name = "cooking_seconds", .number = 26, .type = Type::kDuration, .shape = Shape::kSint64, .unit = "seconds"},
    {.key = "27", .ko = "매운맛여부", .name = "is_spicy", .number = 27, .type = Type::kFlag, .shape = Shape::kBool, .codes = kFlagCodes},
    {.key = "28", .ko = "굽기", .name = "doneness", .number = 28, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes, .absent = kAbsent2},
    {.key = "29", .ko = "코스", .name = "course", .number = 29, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kCourseCodes},
    {.key = "30", .ko = "두번째코스", .name = "second_course", .number = 30, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kCourseCodes2},
    {.key = "31", .ko = "재료코드", .name = "ingredient_code", .number = 31, .type = Type::kCode, .shape = Shape::kString},
    {.key = "9031", .ko = "설명", .name = "description_of_the_dish", .number = 9031, .type = Type::kText, .shape = Shape::kString},
    {.key = "32", .ko = "평균가", .name = "average_price", .number = 32, .type = Type::kPlainPrice, .shape = Shape::kDouble, .decimals = 2},
    {.key = "33", .ko = "해외단가", .name = "import_price_usd", .number = 33, .type = Type::kPlainPrice, .shape = Shape::kDouble, .decimals = 4, .unit = "usd"},
    {.key = "34", .ko = "해외금액", .name = "import_amount_usd", .number = 34, .type = Type::kAmount, .shape = Shape::kDouble, .decimals = 2, .scale = 100, .unit = "usd"},
    {.key = "35", .ko = "예상가", .name = "expected_price", .number = 35, .companion = 100035, .type = Type::kPrice, .shape = Shape::kSint64, .zero_is_absent = true},
    {.key = "36", .ko = "예상수량", .name = "expected_quantity", .number = 36, .type = Type::kQuantity, .shape = Shape::kSint64, .sign_is_decoration = true},
    {.key = "37", .ko = "납품처코드", .name = "supplier_code", .number = 37, .type = Type::kStockCode, .shape = Shape::kString, .zero_is_absent = true},
    {.key = "38", .ko = "속굽기", .name = "inner_doneness", .number = 38, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes2, .absent = kAbsent3},
    {.key = "39", .ko = "예상비율", .name = "expected_rate", .number = 39, .type = Type::kRate, .shape = Shape::kDouble, .decimals = 2, .scale = 100, .sign_is_decoration = true, .unit = "percent", .zero_is_absent = true},
    {.key = "41", .ko = "선반1가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 0},  // shelves[0].price
    {.key = "51", .ko = "선반1수량", .name = "quantity", .number = 5, .companion = 6, .type = Type::kAggressorQuantity, .shape = Shape::kSint64, .absent = kAbsent4, .group = 0, .level = 0},  // shelves[0].quantity
    {.key = "61", .ko = "선반1높이", .name = "height", .number = 3, .companion = 4, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 1, .unit = "points", .absent = kAbsent3, .group = 0, .level = 0},  // shelves[0].height
    {.key = "71", .ko = "선반1굽기", .name = "doneness", .number = 7, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes, .absent = kAbsent2, .group = 0, .level = 0},  // shelves[0].doneness
    {.key = "81", .ko = "선반1시각", .name = "cooked_time", .number = 8, .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay, .group = 0, .level = 0},  // shelves[0].cooked_time
    {.key = "87", .ko = "선반1기한", .name = "best_before", .number = 12, .type = Type::kDate, .shape = Shape::kDate, .zero_is_absent = true, .group = 0, .level = 0},  // shelves[0].best_before
    {.key = "42", .ko = "선반2가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 1},  // shelves[1].price
    {.key = "52", .ko = "선반2수량", .name = "quantity", .number = 5, .companion = 6, .type = Type::kAggressorQuantity, .shape = Shape::kSint64, .absent = kAbsent4, .group = 0, .level = 1},  // shelves[1].quantity
    {.key = "62", .ko = "선반2높이", .name = "height", .number = 3, .companion = 4, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 1, .unit = "points", .absent = kAbsent3, .group = 0, .level = 1},  // shelves[1].height
    {.key = "72", .ko = "선반2굽기", .name = "doneness", .number = 7, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes, .absent = kAbsent2, .group = 0, .level = 1},  // shelves[1].doneness
    {.key = "82", .ko = "선반2시각", .name = "cooked_time", .number = 8, .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay, .group = 0, .level = 1},  // shelves[1].cooked_time
    {.key = "88", .ko = "선반2기한", .name = "best_before", .number = 12, .type = Type::kDate, .shape = Shape::kDate, .zero_is_absent = true, .group = 0, .level = 1},  // shelves[1].best_before
    {.key = "43", .ko = "선반3가격", .name = "price", .number = 1, .companion = 2, .type = Type::kPrice, .shape = Shape::kSint64, .group = 0, .level = 2},  // shelves[2].price
    {.key = "53", .ko = "선반3수량", .name = "quantity", .number = 5, .companion = 6, .type = Type::kAggressorQuantity, .shape = Shape::kSint64, .absent = kAbsent4, .group = 0, .level = 2},  // shelves[2].quantity
    {.key = "63", .ko = "선반3높이", .name = "height", .number = 3, .companion = 4, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 1, .unit = "points", .absent = kAbsent3, .group = 0, .level = 2},  // shelves[2].height
    {.key = "73", .ko = "선반3굽기", .name = "doneness", .number = 7, .type = Type::kEnum, .shape = Shape::kEnum, .codes = kDonenessCodes, .absent = kAbsent2, .group = 0, .level = 2},  // shelves[2].doneness
    {.key = "83", .ko = "선반3시각", .name = "cooked_time", .number = 8, .type = Type::kTimeOfDay, .shape = Shape::kTimeOfDay, .group = 0, .level = 2},  // shelves[2].cooked_time
    {.key = "89", .ko = "선반3기한", .name = "best_before", .number = 12, .type = Type::kDate, .shape = Shape::kDate, .zero_is_absent = true, .group = 0, .level = 2},  // shelves[2].best_before
    {.key = "907", .ko = "서랍1", .name = "label", .number = 10, .type = Type::kText, .shape = Shape::kString, .zero_is_absent = true, .group = 1, .level = 0},  // drawers[0].label
    {.key = "901", .ko = "서랍2", .name = "label", .number = 10, .type = Type::kText, .shape = Shape::kString, .zero_is_absent = true, .group = 1, .level = 1},  // drawers[1].label
    {.key = "910", .ko = "판1높이", .name = "height", .number = 3, .companion = 4, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 1, .unit = "points", .absent = kAbsent5, .group = 2, .level = 0},  // boards[0].height
    {.key = "911", .ko = "판2높이", .name = "height", .number = 3, .companion = 4, .type = Type::kLevel, .shape = Shape::kDouble, .decimals = 1, .unit = "points", .absent = kAbsent5, .group = 2, .level = 1},  // boards[1].height
    {.key = "300", .ko = "바뀐값", .name = "remade_value", .number = 200300, .type = Type::kQuantity, .shape = Shape::kSint64},
};
constexpr codec::Group kEverythingGroups[] = {
    {.name = "shelves", .number = 41, .levels = 3, .message = "Shelf"},
    {.name = "drawers", .number = 907, .levels = 2, .message = "Shelf"},
    {.name = "boards", .number = 200910, .levels = 2, .message = "Shelf"},
};
constexpr codec::Message kEverything = {.name = "Everything", .rows = kEverythingRows, .groups = kEverythingGroups};

}  // namespace

// 모든것 · TR 9a
extern const codec::Tr kTr_9a;
constinit const codec::Tr kTr_9a = {
    .code = "9a",
    .title = "모든것",
    .wire_name = "모든 것",
    .name = "Everything",
    .kind = Kind::kRealtime,
    .registration = Register::kItem,
    .delivery = Delivery::kState,
    .state_key = 31,
    .effect = Effect::kRead,
    .scope = Scope::kMarket,
    .transport = Transport::kWebsocket,
    .items = Items::kStock,
    .event_field = 1594,
    .event_field_name = "everything",
    .method = "/kiwoom.v1.MarketDataService/SubscribeEverything",
    .response = &kEverything,
};

}  // namespace kiwoom::generated
