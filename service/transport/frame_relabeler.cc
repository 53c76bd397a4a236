#include "service/transport/frame_relabeler.h"

#include <algorithm>
#include <string_view>

namespace kiwoom::transport {
namespace {

constexpr std::string_view kEndOfResponse = "\r\n\r\n";

// RFC 6455, 5.2.
constexpr uint8_t kOpcode = 0x0F, kText = 1, kBinary = 2;
constexpr uint8_t kMasked = 0x80, kLength = 0x7F;
constexpr uint8_t kTwoBytes = 126, kEightBytes = 127;
constexpr uint64_t kKeySize = 4;

}  // namespace

void FrameRelabeler::Relabel(char* bytes, size_t size) {
  for (size_t at = 0; at < size;) {
    if (part_ == Part::kPayload) {
      const uint64_t skipped = std::min<uint64_t>(left_, size - at);
      at += skipped;
      left_ -= skipped;
      if (left_ == 0) part_ = Part::kOpcode;
      continue;
    }
    bytes[at] = Take(bytes[at]);
    ++at;
  }
}

char FrameRelabeler::Take(char c) {
  const auto byte = static_cast<uint8_t>(c);
  switch (part_) {
    case Part::kResponse:
      matched_ = c == kEndOfResponse[matched_] ? matched_ + 1 : c == kEndOfResponse.front();
      if (matched_ == kEndOfResponse.size()) part_ = Part::kOpcode;
      return c;
    case Part::kOpcode:
      part_ = Part::kLength;
      return (byte & kOpcode) == kText ? static_cast<char>((byte & ~kOpcode) | kBinary) : c;
    case Part::kLength:
      masked_ = (byte & kMasked) != 0;
      left_ = byte & kLength;
      length_bytes_ = left_ == kTwoBytes ? 2 : left_ == kEightBytes ? 8 : 0;
      if (length_bytes_ == 0) {
        BeginPayload();
      } else {
        left_ = 0;
        part_ = Part::kLongLength;
      }
      return c;
    case Part::kLongLength:
      left_ = left_ << 8 | byte;
      if (--length_bytes_ == 0) BeginPayload();
      return c;
    case Part::kPayload:
      break;
  }
  return c;
}

void FrameRelabeler::BeginPayload() {
  if (masked_) left_ += kKeySize;
  part_ = left_ == 0 ? Part::kOpcode : Part::kPayload;
}

}  // namespace kiwoom::transport
