// Generated from codegen/testdata/kitchen_sink/realtime/9c_backstage_bell.yaml. Do not edit: edit the YAML, then `bazel run //generated:update`.

#include <string_view>

#include "codegen/runtime/table.h"

namespace kiwoom::generated {
namespace {

using runtime::Delivery;
using runtime::Kind;
using runtime::Register;
using runtime::Shape;
using runtime::Type;

constexpr runtime::Row kBackstageBellRows[] = {
    {.key = "215", .ko = "구분", .name = "phase", .number = 215, .type = Type::kText, .shape = Shape::kString},
};
constexpr runtime::Message kBackstageBell = {.name = "BackstageBell", .rows = kBackstageBellRows};

}  // namespace

// 뒷종 · TR 9c
extern const runtime::Tr kTr_9c;
constinit const runtime::Tr kTr_9c = {
    .code = "9c",
    .title = "뒷종",
    .wire_name = "뒷종",
    .name = "BackstageBell",
    .kind = Kind::kRealtime,
    .registration = Register::kItem,
    .delivery = Delivery::kEvent,
    .exposed = false,
    .arm = 1596,
    .arm_name = "backstage_bell",
    .response = &kBackstageBell,
};

}  // namespace kiwoom::generated
