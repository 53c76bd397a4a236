#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace kiwoom::codec {

// The positions of the quotes in a text. In text without escapes every second quote ends a string.
class QuoteIndex {
 public:
  // Longer texts take the general path: for them, parsing does not dominate the cost.
  static constexpr size_t kLongest = 64 * 1024;

  // False: the text is longer than that, or contains a backslash or a control character. `text` must be followed by
  // kPadding readable bytes.
  bool Build(std::string_view text);

  // Positions in increasing order, followed by four that are invalid.
  static constexpr uint32_t kNone = ~uint32_t{0};
  const uint32_t* begin() const { return positions_.get(); }

 private:
  std::unique_ptr<uint32_t[]> positions_;
  size_t capacity_ = 0;
};

}  // namespace kiwoom::codec
