#pragma once

#include <span>
#include <string_view>

namespace kiwoom::simulator {

// The wire keys of a realtime type in the order of its recorded frame with the most keys (spec/examples); empty if none
// is recorded. The broker's order cannot be derived from the tables: in the levels of a book, some fields of both sides
// alternate, others are grouped.
std::span<const std::string_view> RecordedOrder(std::string_view tr_code);

}  // namespace kiwoom::simulator
