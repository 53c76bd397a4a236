#pragma once

#include <cstddef>
#include <cstdint>

namespace kiwoom::transport {

// Follows the bytes that a WebSocket server sends, from its HTTP response on, and relabels its text frames as binary
// ones, in place. Beast ends a connection on which a text frame is not UTF-8 and has no option against it, but it does
// not look into binary frames. The receiver of a message checks its text anyway.
class FrameRelabeler {
 public:
  // The next bytes, in pieces of any size.
  void Relabel(char* bytes, size_t size);

 private:
  enum class Part : uint8_t { kResponse, kOpcode, kLength, kLongLength, kPayload };

  char Take(char byte);
  void BeginPayload();

  Part part_ = Part::kResponse;
  size_t matched_ = 0;       // kResponse: characters of its end
  size_t length_bytes_ = 0;  // kLongLength: to come
  uint64_t left_ = 0;        // of the payload, and of the key if it is masked
  bool masked_ = false;
};

}  // namespace kiwoom::transport
