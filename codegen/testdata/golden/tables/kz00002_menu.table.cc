// Generated from codegen/testdata/kitchen_sink/kitchen/kz00002_menu.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codegen/runtime/table.h"

namespace kiwoom::generated {
namespace {

using runtime::Kind;

constexpr runtime::Message kGetMenuRequest = {.name = "GetMenuRequest"};

constexpr runtime::Message kGetMenuResponse = {.name = "GetMenuResponse"};

}  // namespace

// 메뉴요청 · TR kz00002
extern const runtime::Tr kTr_kz00002;
constinit const runtime::Tr kTr_kz00002 = {
    .code = "kz00002",
    .title = "메뉴요청",
    .wire_name = "메뉴요청",
    .name = "Menu",
    .kind = Kind::kRest,
    .method = "/kiwoom.v1.KitchenService/GetMenu",
    .path = "/api/kitchen/menu",
    .request = &kGetMenuRequest,
    .response = &kGetMenuResponse,
};

}  // namespace kiwoom::generated
