#pragma once

#include <cstdint>
#include <optional>

#include "kiwoom/v1/event.pb.h"
#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// The key of a row's stamp. No spec knows this FID, so the stamp arrives in `unparsed` of the typed message.
inline constexpr char kStampFid[] = "99001";

// Whether the event is data of the broker, not a notice of the gateway.
bool IsData(const v1::Event& event);

// The registration that a data event belongs to.
Topic TopicOf(const v1::Event& event);

// The broker's stamp in a data event; none if it has none or an odd one.
std::optional<uint64_t> StampOf(const v1::Event& event);

}  // namespace kiwoom::chaos
