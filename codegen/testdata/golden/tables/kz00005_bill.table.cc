// Generated from codegen/testdata/kitchen_sink/kitchen/kz00005_bill.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

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

constexpr codec::Message kGetBillRequest = {.name = "GetBillRequest"};

constexpr codec::Row kGetBillResponseRows[] = {
    {.key = "amt", .ko = "금액", .name = "owed_amount", .number = 11, .type = Type::kAmount, .shape = Shape::kSint64},
};
constexpr codec::Message kGetBillResponse = {.name = "GetBillResponse", .rows = kGetBillResponseRows};

}  // namespace

// 계산서요청 · TR kz00005
extern const codec::Tr kTr_kz00005;
constinit const codec::Tr kTr_kz00005 = {
    .code = "kz00005",
    .title = "계산서요청",
    .wire_name = "계산서요청",
    .name = "Bill",
    .kind = Kind::kRest,
    .effect = Effect::kRead,
    .scope = Scope::kAccount,
    .transport = Transport::kHttp,
    .method = "/kiwoom.v1.KitchenService/GetBill",
    .path = "/api/kitchen/bill",
    .request = &kGetBillRequest,
    .response = &kGetBillResponse,
};

}  // namespace kiwoom::generated
