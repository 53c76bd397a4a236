#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kiwoom::telemetry {

// A text from outside as a key of bounded size. A longer text is truncated, and its hash distinguishes it from others
// that begin alike. Making one does not allocate. A short text must outlive its key.
class ShortKey {
 public:
  static constexpr size_t kMost = 64;

  explicit ShortKey(std::string_view text);
  ShortKey(const ShortKey&) = delete;
  ShortKey& operator=(const ShortKey&) = delete;

  std::string_view view() const { return view_; }

 private:
  std::array<char, kMost> truncated_;
  std::string_view view_;
};

}  // namespace kiwoom::telemetry
