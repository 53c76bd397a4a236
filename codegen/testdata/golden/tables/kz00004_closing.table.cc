// Generated from codegen/testdata/kitchen_sink/kitchen/kz00004_closing.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codec/table.h"

namespace kiwoom::generated {
namespace {

using codec::Effect;
using codec::Kind;
using codec::Scope;
using codec::Transport;

constexpr codec::Message kAskForClosingRequest = {.name = "AskForClosingRequest"};

constexpr codec::Message kAskForClosingResponse = {.name = "AskForClosingResponse"};

}  // namespace

// 마감 · TR kz00004
extern const codec::Tr kTr_kz00004;
constinit const codec::Tr kTr_kz00004 = {
    .code = "kz00004",
    .title = "마감",
    .wire_name = "마감",
    .name = "Closing",
    .kind = Kind::kRest,
    .effect = Effect::kRead,
    .scope = Scope::kMarket,
    .transport = Transport::kWebsocket,
    .method = "/kiwoom.v1.KitchenService/AskForClosing",
    .path = "/api/kitchen/websocket",
    .request = &kAskForClosingRequest,
    .response = &kAskForClosingResponse,
};

}  // namespace kiwoom::generated
