// Generated from codegen/testdata/kitchen_sink/account/9d_tab.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codegen/runtime/table.h"

namespace kiwoom::generated {
namespace {

using runtime::Delivery;
using runtime::Kind;
using runtime::Register;
using runtime::Shape;
using runtime::Type;

constexpr runtime::Row kTabRows[] = {
    {.key = "9201", .ko = "계좌번호", .name = "account_number", .number = 9201, .type = Type::kText, .shape = Shape::kString, .sensitive = true},
    {.key = "930", .ko = "외상금액", .name = "owed_amount", .number = 930, .type = Type::kAmount, .shape = Shape::kSint64},
};
constexpr runtime::Message kTab = {.name = "Tab", .rows = kTabRows};

}  // namespace

// 외상 · TR 9d
extern const runtime::Tr kTr_9d;
constinit const runtime::Tr kTr_9d = {
    .code = "9d",
    .title = "외상",
    .wire_name = "외상",
    .name = "Tab",
    .kind = Kind::kRealtime,
    .registration = Register::kAccount,
    .delivery = Delivery::kEvent,
    .arm = 1597,
    .arm_name = "tab",
    .method = "/kiwoom.v1.AccountService/SubscribeTab",
    .response = &kTab,
};

}  // namespace kiwoom::generated
