#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace kiwoom::codec {

// The decoders read JSON in blocks: this many bytes after the text must be readable, whatever they contain.
inline constexpr size_t kPadding = 64;

// A larger text is so rare that the decoders do not keep the buffers they needed for it.
inline constexpr size_t kUnusualText = 1 << 20;

// A text with that padding, for callers whose buffers have none.
class PaddedText {
 public:
  // Uses the text's own buffer if that has room.
  static PaddedText In(std::string text) {
    const size_t size = text.size();
    text.resize(size + kPadding);
    return PaddedText(std::move(text), size);
  }

  // Copies the text.
  explicit PaddedText(std::string_view text) : buffer_(text.size() + kPadding, '\0'), size_(text.size()) {
    std::memcpy(buffer_.data(), text.data(), text.size());
  }

  std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  PaddedText(std::string buffer, size_t size) : buffer_(std::move(buffer)), size_(size) {}

  std::string buffer_;
  size_t size_;
};

}  // namespace kiwoom::codec
