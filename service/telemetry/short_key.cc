#include "service/telemetry/short_key.h"

#include <cstdint>
#include <cstring>

#include "absl/hash/hash.h"
#include "absl/strings/string_view.h"

namespace kiwoom::telemetry {
namespace {

constexpr size_t kHashDigits = 16;

}  // namespace

ShortKey::ShortKey(std::string_view text) : view_(text) {
  if (text.size() <= kMost) return;
  std::memcpy(truncated_.data(), text.data(), kMost - kHashDigits);
  uint64_t hash = absl::HashOf(absl::string_view(text.data(), text.size()));
  for (size_t i = kMost - kHashDigits; i < kMost; ++i, hash >>= 4) truncated_[i] = "0123456789abcdef"[hash & 0xF];
  view_ = {truncated_.data(), kMost};
}

}  // namespace kiwoom::telemetry
