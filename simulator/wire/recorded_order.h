#pragma once

#include <span>
#include <string_view>

namespace kiwoom::simulator {

// The wire keys of a realtime type in the order in which the broker wrote them in the fullest of its recorded frames
// (spec/examples); empty when none is recorded. The broker's order follows from no rule of the tables: in a book's
// level some fields of both sides stand together, others in runs of their own.
std::span<const std::string_view> RecordedOrder(std::string_view tr_code);

}  // namespace kiwoom::simulator
