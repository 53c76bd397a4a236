#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiwoom::chaos {

// The WebSocket protocol at the server's end as bytes, so that a broker can also break it. No I/O.

// The answer to a client's opening request, given its headers.
std::string HandshakeAnswer(std::string_view request);

// One unmasked frame with the whole text, which need not be valid UTF-8.
std::string TextFrame(std::string_view text);
std::string CloseFrame(uint16_t code, std::string_view reason);

// A message of the client.
struct ClientText {
  enum class Kind { kText, kPing, kClose, kOther };
  Kind kind = Kind::kOther;
  std::string payload;
};

// Puts a client's frames together from bytes in any division.
class ClientFrames {
 public:
  void Add(std::string_view bytes) { bytes_ += bytes; }
  // The next complete message.
  std::optional<ClientText> Next();

 private:
  std::string bytes_;
  std::string fragments_;
};

}  // namespace kiwoom::chaos
