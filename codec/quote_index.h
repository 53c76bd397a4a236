#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace kiwoom::codec {

// Where the quotes of a text stand. In text without escapes every second one ends a string.
class QuoteIndex {
 public:
  // Longer texts are not for the fast path: what they cost is not the parser.
  static constexpr size_t kLongest = 64 * 1024;

  // False: the text is longer than that, or has a backslash or a control character in it. `text` is followed by
  // kPadding readable bytes.
  bool Build(std::string_view text);

  // Positions, increasing; behind the last stand four that are none.
  static constexpr uint32_t kNone = ~uint32_t{0};
  const uint32_t* begin() const { return positions_.get(); }

 private:
  std::unique_ptr<uint32_t[]> positions_;
  size_t capacity_ = 0;
};

}  // namespace kiwoom::codec
