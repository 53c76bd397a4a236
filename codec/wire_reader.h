#pragma once

#include <cstdint>
#include <string_view>

#include "codec/wire_writer.h"

namespace kiwoom::codec {

// One field of a message in protobuf wire format.
struct WireField {
  uint32_t number = 0;
  uint32_t wire_type = 0;
  uint64_t value = 0;      // varint and fixed types
  std::string_view bytes;  // length-delimited
};

// Reads the fields of a message in the order in which they are written.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  // Returns false at the end and if the bytes are not a message; failed() tells these apart.
  bool Next(WireField& out);
  bool failed() const { return failed_; }

 private:
  bool Varint(uint64_t& out);
  bool Fixed(size_t size, uint64_t& out);
  bool Take(WireField& out);

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace kiwoom::codec
