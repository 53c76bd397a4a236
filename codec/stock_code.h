#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kiwoom::codec {

// A stock code without the `A` that some order frames put before it: `A005930` becomes `005930`, `A0156T0_AL` becomes
// `0156T0_AL`. Only an `A` before exactly six characters and an optional venue is removed. `0156T0` and the first
// letter of a warrant or a note (`J52C17F`, `Q500001`) stay.
constexpr std::string_view PlainStockCode(std::string_view text) {
  constexpr size_t kCodeSize = 6, kVenueSize = 3;  // "005930", "_NX"
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_code = [&](char c) { return (c >= '0' && c <= '9') || is_letter(c); };
  if (!text.starts_with('A') || text.size() <= kCodeSize) return text;
  const std::string_view code = text.substr(1, kCodeSize), venue = text.substr(1 + kCodeSize);
  if (!std::all_of(code.begin(), code.end(), is_code)) return text;
  const bool has_venue = venue.size() == kVenueSize && venue[0] == '_' && is_letter(venue[1]) && is_letter(venue[2]);
  return venue.empty() || has_venue ? text.substr(1) : text;
}

}  // namespace kiwoom::codec
