#include "tests/chaos/websocket_wire.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace kiwoom::chaos {
namespace {

constexpr std::string_view kKeyHeader = "sec-websocket-key:";
constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";  // of RFC 6455

constexpr unsigned kFinal = 0x80;
constexpr unsigned kContinuation = 0, kText = 1, kClose = 8, kPing = 9;

std::string KeyOf(std::string_view request) {
  std::string lower(request);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  size_t begin = lower.find(kKeyHeader);
  if (begin == std::string::npos) return "";
  begin = request.find_first_not_of(' ', begin + kKeyHeader.size());
  return std::string(request.substr(begin, request.find('\r', begin) - begin));
}

std::string Frame(unsigned opcode, std::string_view payload) {
  std::string frame(1, static_cast<char>(kFinal | opcode));
  const size_t size = payload.size();
  const int length_bytes = size < 126 ? 0 : size < 0x10000 ? 2 : 8;
  frame += static_cast<char>(length_bytes == 0 ? size : length_bytes == 2 ? 126 : 127);
  for (int i = length_bytes - 1; i >= 0; --i) frame += static_cast<char>(size >> (8 * i) & 0xff);
  frame += payload;
  return frame;
}

}  // namespace

std::string HandshakeAnswer(std::string_view request) {
  const std::string key = KeyOf(request) + std::string(kGuid);
  unsigned char digest[SHA_DIGEST_LENGTH];
  SHA1(reinterpret_cast<const unsigned char*>(key.data()), key.size(), digest);
  unsigned char text[32] = {};
  const int size = EVP_EncodeBlock(text, digest, sizeof(digest));
  return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
         std::string(reinterpret_cast<const char*>(text), static_cast<size_t>(size)) + "\r\n\r\n";
}

std::string TextFrame(std::string_view text) { return Frame(kText, text); }

std::string CloseFrame(uint16_t code, std::string_view reason) {
  std::string payload = {static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
  payload += reason;
  return Frame(kClose, payload);
}

std::optional<ClientText> ClientFrames::Next() {
  const auto byte = [this](size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes_[i])); };
  for (;;) {
    if (bytes_.size() < 2) return std::nullopt;
    const unsigned first = byte(0);
    uint64_t length = byte(1) & 0x7f;
    const size_t length_bytes = length < 126 ? 0 : length == 126 ? 2 : 8;
    const size_t mask = 2 + length_bytes;
    const size_t begin = mask + 4;  // clients mask
    if (bytes_.size() < begin) return std::nullopt;
    if (length_bytes > 0) length = 0;
    for (size_t i = 0; i < length_bytes; ++i) length = length << 8 | byte(2 + i);
    if (bytes_.size() < begin + length) return std::nullopt;
    std::string payload(length, '\0');
    for (size_t i = 0; i < length; ++i) payload[i] = static_cast<char>(byte(begin + i) ^ byte(mask + i % 4));
    bytes_.erase(0, begin + length);
    switch (first & 0x0f) {
      case kText:
      case kContinuation:
        fragments_ += payload;
        if ((first & kFinal) == 0) continue;
        return ClientText{ClientText::Kind::kText, std::exchange(fragments_, {})};
      case kPing:
        return ClientText{ClientText::Kind::kPing, std::move(payload)};
      case kClose:
        return ClientText{ClientText::Kind::kClose, std::move(payload)};
      default:
        return ClientText{ClientText::Kind::kOther, std::move(payload)};
    }
  }
}

}  // namespace kiwoom::chaos
