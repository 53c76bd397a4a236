#include "service/http/envelope.h"

#include <gtest/gtest.h>

using namespace std::string_view_literals;

namespace kiwoom::http {
namespace {

TEST(Envelope, HasFlagsAndTheSizeInFourBytes) {
  EXPECT_EQ(Envelope(kPlainMessage, "ab"), "\0\0\0\0\2ab"sv);
  EXPECT_EQ(Envelope(kEndStream, "{}"), "\2\0\0\0\2{}"sv);
  EXPECT_EQ(Envelope(kTrailers, ""), "\x80\0\0\0\0"sv);
  EXPECT_EQ(Envelope(kPlainMessage, std::string(0x010203, 'x')).substr(0, 5), "\0\0\1\2\3"sv);
  char head[kEnvelopeHead];
  WriteEnvelopeHead(kPlainMessage, 0xFEDCBA98, head);
  EXPECT_EQ(std::string_view(head, sizeof head), "\0\xFE\xDC\xBA\x98"sv);
}

TEST(Envelope, ABodyHasOneMessage) {
  EXPECT_EQ(*OnlyMessage("\0\0\0\0\2ab"sv), "ab");
  EXPECT_EQ(*OnlyMessage("\0\0\0\0\0"sv), "") << "a message without fields";
}

TEST(Envelope, AnythingElseIsAnErrorOfTheClient) {
  const struct {
    std::string_view body;
    absl::StatusCode code;
    std::string_view sentence;
  } kCases[] = {
      {"", absl::StatusCode::kInvalidArgument, "the request is missing: send one message"},
      {"\0\0\0\0"sv, absl::StatusCode::kInvalidArgument, "the request is not one whole message in its envelope"},
      {"\0\0\0\0\3ab"sv, absl::StatusCode::kInvalidArgument, "the request is not one whole message in its envelope"},
      {"\0\xFF\xFF\xFF\xFFxx"sv, absl::StatusCode::kInvalidArgument, "the request is not one whole message"},
      {"\2\0\0\0\2{}"sv, absl::StatusCode::kInvalidArgument, "the request is not one whole message in its envelope"},
      {"\x80\0\0\0\0"sv, absl::StatusCode::kInvalidArgument, "the request is not one whole message in its envelope"},
      {"\0\0\0\0\1a\0\0\0\0\0"sv, absl::StatusCode::kInvalidArgument, "the request has several messages: send one"},
      {"\1\0\0\0\2ab"sv, absl::StatusCode::kUnimplemented, "The gateway reads no compressed requests"},
  };
  for (const auto& test : kCases) {
    const auto message = OnlyMessage(test.body);
    EXPECT_EQ(message.status().code(), test.code) << test.sentence;
    EXPECT_EQ(std::string(message.status().message()).substr(0, test.sentence.size()), test.sentence);
  }
}

}  // namespace
}  // namespace kiwoom::http
