#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace kiwoom::simulator {

// Removes and returns the first word of the text, with the space around it.
inline std::string_view NextWord(std::string_view& text) {
  constexpr std::string_view kSpace = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  const size_t end = std::min(text.find_first_of(kSpace), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return word;
}

// Removes and returns the app key of "of <app key>" in front of the text; empty if it is not there.
inline std::string TakeAppKey(std::string_view& text) {
  std::string_view rest = text;
  if (NextWord(rest) != "of") return "";
  const std::string_view app_key = NextWord(rest);
  if (!app_key.empty()) text = rest;
  return std::string(app_key);
}

template <typename Number>
std::optional<Number> ParseNumber(std::string_view word) {
  Number number{};
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
  return number;
}

inline absl::Status Invalid(std::string_view what, std::string_view word) {
  return absl::InvalidArgumentError("\"" + std::string(word) + "\" is not a valid " + std::string(what));
}

}  // namespace kiwoom::simulator
