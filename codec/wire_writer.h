#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace kiwoom::codec {

// Size of this value as a varint, in bytes.
constexpr size_t VarintSize(uint64_t value) { return static_cast<size_t>(std::bit_width(value | 1) + 6) / 7; }

inline constexpr uint32_t kVarint = 0, kFixed64 = 1, kLengthDelimited = 2;

constexpr uint32_t Tag(uint32_t number, uint32_t wire_type) { return number << 3 | wire_type; }

constexpr uint64_t ZigZag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}

// Writes to memory of sufficient size; returns the end.
inline char* WriteVarint(uint64_t value, char* out) {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

// Writes protobuf wire format into a buffer that is reused from message to message. The caller reserves once for
// everything; the writes themselves check nothing.
class WireWriter {
 public:
  // Makes room for `more` bytes after the existing ones, and keeps those.
  void Reserve(size_t more) {
    const size_t used = size();
    if (used + more <= capacity_) return;
    const size_t capacity = (used + more) * 2;
    auto grown = std::make_unique_for_overwrite<char[]>(capacity);
    if (used != 0) std::memcpy(grown.get(), buffer_.get(), used);
    buffer_ = std::move(grown);
    capacity_ = capacity;
    at_ = buffer_.get() + used;
  }

  void Clear() { at_ = buffer_.get(); }
  void Truncate(size_t size) { at_ = buffer_.get() + size; }
  size_t size() const { return static_cast<size_t>(at_ - buffer_.get()); }
  std::string_view view() const { return {buffer_.get(), size()}; }

  void Varint(uint64_t value) { at_ = WriteVarint(value, at_); }

  // The same without a loop, whose length the processor cannot predict for prices and quantities. It may write eight
  // bytes whatever the size.
  void WideVarint(uint64_t value) {
    if (value < 0x80) {
      *at_++ = static_cast<char>(value);
      return;
    }
    if (value >> 56 != 0) return Varint(value);
    uint64_t groups = (value & 0x00FFFFFFF0000000u) << 4 | (value & 0x000000000FFFFFFFu);
    groups = (groups & 0x0FFFC0000FFFC000u) << 2 | (groups & 0x00003FFF00003FFFu);
    groups = (groups & 0x3F803F803F803F80u) << 1 | (groups & 0x007F007F007F007Fu);
    const size_t size = VarintSize(value);
    groups |= 0x8080808080808080u & ((uint64_t{1} << (8 * (size - 1))) - 1);
    std::memcpy(at_, &groups, sizeof groups);
    at_ += size;
  }

  // The lowest `size` bytes of `bytes`; writes four.
  void Short(uint32_t bytes, uint32_t size) {
    std::memcpy(at_, &bytes, sizeof bytes);
    at_ += size;
  }

  void Double(double value) {
    std::memcpy(at_, &value, sizeof value);
    at_ += sizeof value;
  }

  void Bytes(std::string_view bytes) {
    if (bytes.empty()) return;  // its data may be null
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }

  void Delimited(uint32_t number, std::string_view bytes) {
    Varint(Tag(number, kLengthDelimited));
    Varint(bytes.size());
    Bytes(bytes);
  }

  // A nested message: Open, write its fields, Close with the result of Open. One byte is kept for the length; a longer
  // message is moved, and the caller must have reserved for that, too (kNestedRoom).
  size_t Open(uint32_t number) {
    Varint(Tag(number, kLengthDelimited));
    return OpenBody();
  }
  // The same, if the tag has already been written.
  size_t OpenBody() {
    ++at_;
    return size();
  }

  void Close(size_t begin) {
    const size_t length = size() - begin;
    const size_t extra = VarintSize(length) - 1;
    char* const body = buffer_.get() + begin;
    if (extra != 0) {
      std::memmove(body + extra, body, length);
      at_ += extra;
    }
    char* const end = at_;
    at_ = body - 1;
    Varint(length);
    at_ = end;
  }

 private:
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0;
  char* at_ = nullptr;
};

// Tag and length of any nested message.
inline constexpr size_t kNestedRoom = 10;

}  // namespace kiwoom::codec
