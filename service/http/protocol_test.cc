#include "service/http/protocol.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(Protocol, FollowsFromTheContentType) {
  const struct {
    const char* content_type;
    const char* accept;
    Framing framing;
    MessageFormat format;
    const char* answer;
    bool text;
  } kCases[] = {
      {"application/json", "*/*", Framing::kBare, MessageFormat::kJson, "application/json", false},
      {"Application/JSON; charset=UTF-8", "", Framing::kBare, MessageFormat::kJson, "application/json", false},
      {"application/json;", "", Framing::kBare, MessageFormat::kJson, "application/json", false},
      {"application/proto", "", Framing::kBare, MessageFormat::kProto, "application/proto", false},
      {"application/connect+json", "", Framing::kConnect, MessageFormat::kJson, "application/connect+json", false},
      {"application/connect+proto", "", Framing::kConnect, MessageFormat::kProto, "application/connect+proto", false},
      {"application/grpc-web", "", Framing::kGrpcWeb, MessageFormat::kProto, "application/grpc-web+proto", false},
      {"application/grpc-web+proto", "", Framing::kGrpcWeb, MessageFormat::kProto, "application/grpc-web+proto", false},
      {"application/grpc-web-text", "", Framing::kGrpcWebText, MessageFormat::kProto, "application/grpc-web-text+proto",
       true},
      {"application/grpc-web-text+proto", "", Framing::kGrpcWebText, MessageFormat::kProto,
       "application/grpc-web-text+proto", true},
      {"application/grpc-web+proto", "application/grpc-web-text", Framing::kGrpcWeb, MessageFormat::kProto,
       "application/grpc-web-text+proto", true},
  };
  for (const auto& test : kCases) {
    const auto protocol = ReadProtocol(test.content_type, test.accept);
    ASSERT_TRUE(protocol.has_value()) << test.content_type;
    EXPECT_EQ(protocol->framing, test.framing) << test.content_type;
    EXPECT_EQ(protocol->format, test.format) << test.content_type;
    EXPECT_EQ(protocol->content_type, test.answer) << test.content_type;
    EXPECT_EQ(protocol->text_answer, test.text) << test.content_type;
  }
}

TEST(Protocol, OtherContentTypesAreNone) {
  for (const char* type : {"", "text/plain", "text/json", "application/grpc", "application/grpc+proto",
                           "application/grpc-web+json", "application/connect+xml", "application/x-www-form-urlencoded",
                           "application/json; charset=euc-kr", "application/jsonx", "application/grpc-web-text2"}) {
    EXPECT_FALSE(ReadProtocol(type, "").has_value()) << type;
  }
}

}  // namespace
}  // namespace kiwoom::http
