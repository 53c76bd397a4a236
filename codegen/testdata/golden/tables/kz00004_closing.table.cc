// Generated from codegen/testdata/kitchen_sink/kitchen/kz00004_closing.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Kind;

constexpr codec::Message kGetClosingRequest = {.name = "GetClosingRequest"};

constexpr codec::Message kGetClosingResponse = {.name = "GetClosingResponse"};

}  // namespace

// 마감 · TR kz00004
extern const codec::Tr kTr_kz00004;
constinit const codec::Tr kTr_kz00004 = {
    .code = "kz00004",
    .title = "마감",
    .wire_name = "마감",
    .name = "Closing",
    .kind = Kind::kRest,
    .method = "/kiwoom.v1.KitchenService/GetClosing",
    .path = "/api/kitchen/closing",
    .request = &kGetClosingRequest,
    .response = &kGetClosingResponse,
};

}  // namespace kiwoom::generated
