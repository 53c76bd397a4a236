// Generated from codegen/testdata/kitchen_sink/realtime/9c_backstage_bell.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

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

constexpr codec::Row kBackstageBellRows[] = {
    {.key = "215", .ko = "구분", .name = "phase", .number = 215, .type = Type::kText, .shape = Shape::kString},
    {.key = "302", .ko = "계좌번호", .name = "account_number", .number = 302, .type = Type::kCode, .shape = Shape::kString, .sensitive = true},
};
constexpr codec::Message kBackstageBell = {.name = "BackstageBell", .rows = kBackstageBellRows};

}  // namespace

// 뒷종 · TR 9c
extern const codec::Tr kTr_9c;
constinit const codec::Tr kTr_9c = {
    .code = "9c",
    .title = "뒷종",
    .wire_name = "뒷종",
    .name = "BackstageBell",
    .kind = Kind::kRealtime,
    .registration = Register::kItem,
    .delivery = Delivery::kEvent,
    .effect = Effect::kRead,
    .scope = Scope::kMarket,
    .transport = Transport::kWebsocket,
    .items = Items::kSector,
    .exposed = false,
    .event_field = 1596,
    .event_field_name = "backstage_bell",
    .response = &kBackstageBell,
};

}  // namespace kiwoom::generated
