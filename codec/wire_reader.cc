#include "codec/wire_reader.h"

namespace kiwoom::codec {

bool WireReader::Varint(uint64_t& out) {
  out = 0;
  for (int shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    out |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

bool WireReader::Fixed(size_t size, uint64_t& out) {
  if (rest_.size() < size) return false;
  out = 0;
  for (size_t i = 0; i < size; ++i) out |= static_cast<uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
  rest_.remove_prefix(size);
  return true;
}

bool WireReader::Take(WireField& out) {
  uint64_t tag;
  if (!Varint(tag) || tag >> 3 == 0 || tag >> 3 > 0x1FFFFFFF) return false;
  out = {.number = static_cast<uint32_t>(tag >> 3), .wire_type = static_cast<uint32_t>(tag & 7)};
  switch (out.wire_type) {
    case kVarint:
      return Varint(out.value);
    case kFixed64:
      return Fixed(8, out.value);
    case 5:
      return Fixed(4, out.value);
    case kLengthDelimited: {
      uint64_t size;
      if (!Varint(size) || size > rest_.size()) return false;
      out.bytes = rest_.substr(0, size);
      rest_.remove_prefix(size);
      return true;
    }
    default:
      return false;  // groups are not used
  }
}

bool WireReader::Next(WireField& out) {
  if (rest_.empty() || failed_) return false;
  failed_ = !Take(out);
  return !failed_;
}

}  // namespace kiwoom::codec
