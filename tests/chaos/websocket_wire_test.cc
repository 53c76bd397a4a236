#include "tests/chaos/websocket_wire.h"

#include <gtest/gtest.h>

namespace kiwoom::chaos {
namespace {

// The example of RFC 6455, section 1.3.
TEST(WebsocketWire, AnswersTheHandshakeOfTheRfc) {
  const std::string answer =
      HandshakeAnswer("GET /chat HTTP/1.1\r\nHost: server\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  EXPECT_NE(answer.find("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), std::string::npos) << answer;
}

// The examples of RFC 6455, section 5.7.
TEST(WebsocketWire, WritesTextFrames) {
  EXPECT_EQ(TextFrame("Hello"), "\x81\x05Hello");
  const std::string middle(256, 'x');
  EXPECT_EQ(TextFrame(middle), std::string("\x81\x7e\x01\x00", 4) + middle);
  const std::string large(65536, 'x');
  EXPECT_EQ(TextFrame(large), std::string("\x81\x7f\0\0\0\0\0\1\0\0", 10) + large);
}

TEST(WebsocketWire, WritesCloseFrames) { EXPECT_EQ(CloseFrame(1000, "Bye"), std::string("\x88\x05\x03\xe8") + "Bye"); }

TEST(WebsocketWire, ReadsMaskedFramesInAnyDivision) {
  const std::string hello = "\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58";  // of the RFC
  ClientFrames frames;
  for (const char c : hello + hello) {
    EXPECT_FALSE(frames.Next().has_value() && c != '\x58');
    frames.Add(std::string_view(&c, 1));
    if (c != '\x58') continue;
    const auto text = frames.Next();
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(text->kind, ClientText::Kind::kText);
    EXPECT_EQ(text->payload, "Hello");
  }
}

TEST(WebsocketWire, PutsFragmentsTogether) {
  ClientFrames frames;
  frames.Add(std::string("\x01\x82\0\0\0\0He\x89\x80\0\0\0\0\x80\x83\0\0\0\0llo", 23));
  auto ping = frames.Next();
  ASSERT_TRUE(ping.has_value());
  EXPECT_EQ(ping->kind, ClientText::Kind::kPing) << "a ping may stand between the fragments";
  const auto text = frames.Next();
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->payload, "Hello");
}

TEST(WebsocketWire, ReadsAClose) {
  ClientFrames frames;
  frames.Add(std::string("\x88\x82\0\0\0\0\x03\xe8", 8));
  const auto close = frames.Next();
  ASSERT_TRUE(close.has_value());
  EXPECT_EQ(close->kind, ClientText::Kind::kClose);
}

}  // namespace
}  // namespace kiwoom::chaos
