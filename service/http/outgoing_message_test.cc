#include "service/http/outgoing_message.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(OutgoingMessage, IsSurroundedInPlace) {
  OutgoingMessage message(3);
  std::memcpy(message.payload(), "abc", 3);
  const char* const payload = message.payload();
  message.Prepend("12345");
  message.Prepend("FFFFFFFF\r\n");
  message.Append("\r\n");
  EXPECT_EQ(message.view(), "FFFFFFFF\r\n12345abc\r\n");
  EXPECT_EQ(message.view().data() + 15, payload) << "nothing is copied";
}

TEST(OutgoingMessage, MayBeEmptyOrAText) {
  EXPECT_EQ(OutgoingMessage(size_t{0}).view(), "");
  EXPECT_EQ(OutgoingMessage("text").view(), "text");
}

}  // namespace
}  // namespace kiwoom::http
