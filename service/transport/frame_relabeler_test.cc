#include "service/transport/frame_relabeler.h"

#include <gtest/gtest.h>

#include <string>

namespace kiwoom::transport {
namespace {

const std::string kResponse = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";

std::string Relabel(std::string bytes, size_t piece) {
  FrameRelabeler relabeler;
  for (size_t at = 0; at < bytes.size(); at += piece) {
    relabeler.Relabel(bytes.data() + at, std::min(piece, bytes.size() - at));
  }
  return bytes;
}

// However the bytes arrive, only the opcode of text frames changes.
TEST(FrameRelabeler, MakesTextFramesBinary) {
  const std::string long_text(300, '\x81'), longest_text(70'000, '\x81');
  const struct {
    const char* what;
    std::string sent;
    std::string read;
  } kCases[] = {
      {"text", "\x81\x02hi", "\x82\x02hi"},
      {"two texts", "\x81\x01x\x81\x01y", "\x82\x01x\x82\x01y"},
      {"an empty text", std::string("\x81\x00\x81\x01x", 5), std::string("\x82\x00\x82\x01x", 5)},
      {"binary, ping, pong and close", std::string("\x82\x01x\x89\x01y\x8A\x00\x88\x02\x03\xE8", 12),
       std::string("\x82\x01x\x89\x01y\x8A\x00\x88\x02\x03\xE8", 12)},
      {"fragments, and a ping between them", "\x01\x01x\x89\x01\x81\x80\x01\x81", "\x02\x01x\x89\x01\x81\x80\x01\x81"},
      {"a length of two bytes", std::string("\x81\x7E\x01\x2C", 4) + long_text + "\x81\x01x",
       std::string("\x82\x7E\x01\x2C", 4) + long_text + "\x82\x01x"},
      {"a length of eight bytes", std::string("\x81\x7F\0\0\0\0\0\x01\x11\x70", 10) + longest_text + "\x81\x01x",
       std::string("\x82\x7F\0\0\0\0\0\x01\x11\x70", 10) + longest_text + "\x82\x01x"},
      {"a mask, which Beast refuses", "\x81\x81mask\x81\x81\x01x", "\x82\x81mask\x81\x82\x01x"},
      {"reserved bits, which it refuses too", "\xF1\x01x", "\xF2\x01x"},
  };
  for (const auto& test : kCases) {
    for (const size_t piece : {1, 2, 3, 7, 1000, 1'000'000}) {
      EXPECT_TRUE(Relabel(kResponse + test.sent, piece) == kResponse + test.read) << test.what << " by " << piece;
    }
  }
}

TEST(FrameRelabeler, ChangesNothingInTheResponse) {
  const std::string response = "HTTP/1.1 403 Forbidden\r\nX: \x81\x01x\r\r\n\n";
  EXPECT_EQ(Relabel(response, 1), response);
}

}  // namespace
}  // namespace kiwoom::transport
