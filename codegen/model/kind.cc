#include "codegen/model/kind.h"

#include <algorithm>
#include <initializer_list>

#include "codegen/model/event_field_number.h"

namespace kiwoom::model {
namespace {

using codec::Kind;

// Decides by the keys that only one kind can have. If there are none, or some of both kinds, decides by the code: that
// of a realtime TR has two characters.
Kind MeantBy(const spec::TrFile& file) {
  const auto has_any = [&](std::initializer_list<const char*> keys) {
    return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return file.Has(key); });
  };
  const bool realtime = has_any({"register", "delivery", "state_by", "wire_name"});
  const bool rest = has_any({"path", "request"});
  if (realtime != rest) return realtime ? Kind::kRealtime : Kind::kRest;
  return EventFieldNumber(file.tr) ? Kind::kRealtime : Kind::kRest;
}

}  // namespace

std::optional<Kind> KindOf(const spec::TrFile& file, spec::Refusals& refusals) {
  const Kind kind = MeantBy(file);
  if (kind == Kind::kRest) {
    if (!file.Has("fields")) return kind;
    refusals.Add(file.At("fields"), file.Has("response")
                                        ? "`fields` belongs to a realtime TR: a REST TR has `request` and `response`"
                                        : "a REST TR has its rows in `request` and `response`: rename `fields`");
    return std::nullopt;
  }
  if (!file.Has("request") && !file.Has("response")) return kind;
  if (file.Has("request")) {
    refusals.Add(file.At("request"), "`request` belongs to a REST TR: a realtime TR has `fields`");
  }
  if (file.Has("response")) {
    refusals.Add(file.At("response"), file.Has("fields") ? "`response` belongs to a REST TR: a realtime TR has `fields`"
                                                         : "a realtime TR has its rows in `fields`: rename `response`");
  }
  return std::nullopt;
}

}  // namespace kiwoom::model
