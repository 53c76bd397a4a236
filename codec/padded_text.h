#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace kiwoom::codec {

// The decoders read JSON in blocks: this many bytes behind the text must be readable, whatever they are.
inline constexpr size_t kPadding = 64;

// A copy of a text with that padding, for callers whose buffers have none.
class PaddedText {
 public:
  explicit PaddedText(std::string_view text) : buffer_(text.size() + kPadding, '\0'), size_(text.size()) {
    std::memcpy(buffer_.data(), text.data(), text.size());
  }

  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::string buffer_;
  size_t size_;
};

}  // namespace kiwoom::codec
