// Generated from the TRs in spec. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include "generated/registry.h"

namespace kiwoom::generated {

extern const codec::Tr kTr_9a;  // 모든것 · Everything
extern const codec::Tr kTr_9b;  // 종 · KitchenBellThatAnnouncesWhenDinnerIsServed
extern const codec::Tr kTr_9c;  // 뒷종 · BackstageBell
extern const codec::Tr kTr_9d;  // 외상 · Tab
extern const codec::Tr kTr_9e;  // 서빙 · Serving
extern const codec::Tr kTr_kz00001;  // 주문요청 · Order
extern const codec::Tr kTr_kz00002;  // 메뉴요청 · Menu
extern const codec::Tr kTr_kz00003;  // 열쇠 · Key
extern const codec::Tr kTr_kz00004;  // 마감 · Closing
extern const codec::Tr kTr_kz00005;  // 계산서요청 · Bill

namespace {

using codec::RpcKind;

constexpr const codec::Tr* kTrs[] = {
    &kTr_9a,
    &kTr_9b,
    &kTr_9c,
    &kTr_9d,
    &kTr_9e,
    &kTr_kz00001,
    &kTr_kz00002,
    &kTr_kz00003,
    &kTr_kz00004,
    &kTr_kz00005,
};

constexpr codec::Method kMethods[] = {
    {.path = "/kiwoom.v1.AccountService/SubscribeServing", .kind = RpcKind::kSubscribe, .tr = &kTr_9e},
    {.path = "/kiwoom.v1.AccountService/SubscribeTab", .kind = RpcKind::kSubscribe, .tr = &kTr_9d},
    {.path = "/kiwoom.v1.KitchenService/AskForClosing", .kind = RpcKind::kUnary, .tr = &kTr_kz00004},
    {.path = "/kiwoom.v1.KitchenService/GetBill", .kind = RpcKind::kUnary, .tr = &kTr_kz00005},
    {.path = "/kiwoom.v1.KitchenService/GetMenu", .kind = RpcKind::kUnary, .tr = &kTr_kz00002},
    {.path = "/kiwoom.v1.KitchenService/PlaceOrder", .kind = RpcKind::kUnary, .tr = &kTr_kz00001},
    {.path = "/kiwoom.v1.MarketDataService/Subscribe", .kind = RpcKind::kSubscribe, .tr = nullptr},
    {.path = "/kiwoom.v1.MarketDataService/SubscribeEverything", .kind = RpcKind::kSubscribe, .tr = &kTr_9a},
    {.path = "/kiwoom.v1.MarketDataService/SubscribeKitchenBellThatAnnouncesWhenDinnerIsServed", .kind = RpcKind::kSubscribe, .tr = &kTr_9b},
};

}  // namespace

std::span<const codec::Tr* const> Trs() { return kTrs; }

std::span<const codec::Method> Methods() { return kMethods; }

}  // namespace kiwoom::generated
