#include "service/rpc/page_token.h"

#include <algorithm>

namespace kiwoom::rpc {
namespace {

constexpr std::string_view kMark = "k:";
constexpr size_t kLongestKey = 50;

}  // namespace

std::string ToPageToken(std::string_view next_key) { return std::string(kMark).append(next_key); }

std::optional<std::string> FromPageToken(std::string_view token) {
  if (!token.starts_with(kMark)) return std::nullopt;
  const std::string_view key = token.substr(kMark.size());
  const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (key.size() > kLongestKey || !printable) return std::nullopt;
  return std::string(key);
}

}  // namespace kiwoom::rpc
