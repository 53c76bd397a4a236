#include "service/http/answer_framing.h"

#include <gtest/gtest.h>

#include "service/http/test_pool.h"

using namespace std::string_literals;

namespace kiwoom::http {
namespace {

constexpr char kAnswer[] =
    "\x0A\x02"
    "ab\x10\x04";  // name "ab", price 2
constexpr char kText[] = R"({"name":"ab","price":"2"})";

class AnswerFramingTest : public ::testing::Test {
 protected:
  AnswerFraming Framed(const std::string& path, const char* content_type) const {
    return {{.kind = Triaged::Kind::kCall,
             .headers = {{"Vary", "Origin"}},
             .protocol = *ReadProtocol(content_type, ""),
             .shape = FindShape(*pool_, path)},
            json_};
  }
  static FinalAnswer Failure() {
    FinalAnswer answer{.request_id = "r-1"};
    answer.status.set_code(8);
    answer.status.set_message("slow");
    return answer;
  }

  const TestPool pool_;
  const JsonCodec json_{*pool_};
};

TEST_F(AnswerFramingTest, AStreamIsFramedMessagesAndAnEnd) {
  const struct {
    const char* content_type;
    std::string message;
    std::string end;
    std::string failure;
  } kCases[] = {
      {"application/connect+json", "\0\0\0\0\x19"s + kText, "\2\0\0\0\2{}"s,
       "\2\0\0\0\x61{\"error\":{\"code\":\"resource_exhausted\",\"message\":\"slow\"},"
       "\"metadata\":{\"kiwoom-request-id\":[\"r-1\"]}}"s},
      {"application/connect+proto", "\0\0\0\0\6"s + kAnswer, "\2\0\0\0\2{}"s,
       "\2\0\0\0\x61{\"error\":{\"code\":\"resource_exhausted\",\"message\":\"slow\"},"
       "\"metadata\":{\"kiwoom-request-id\":[\"r-1\"]}}"s},
      {"application/grpc-web+proto", "\0\0\0\0\6"s + kAnswer, "\x80\0\0\0\x10grpc-status: 0\r\n"s,
       "\x80\0\0\0\x63grpc-status: 8\r\ngrpc-message: slow\r\ngrpc-status-details-bin: CAgSBHNsb3c=\r\n"
       "kiwoom-request-id: r-1\r\n"s},
      {"application/grpc-web-text", "AAAAAAYKAmFiEAQ=", "gAAAABBncnBjLXN0YXR1czogMA0K",
       "gAAAAGNncnBjLXN0YXR1czogOA0KZ3JwYy1tZXNzYWdlOiBzbG93DQpncnBjLXN0YXR1cy1kZXRhaWxzLWJpbjogQ0FnU0JITnNiM2M9DQpr"
       "aXdvb20tcmVxdWVzdC1pZDogci0xDQo="},
  };
  for (const auto& test : kCases) {
    const AnswerFraming framing = Framed("/test.Desk/Watch", test.content_type);
    EXPECT_FALSE(framing.whole());
    EXPECT_EQ(framing.Message(OutgoingMessage(kAnswer))->view(), test.message) << test.content_type;
    EXPECT_EQ(framing.End({}), test.end) << test.content_type;
    EXPECT_EQ(framing.End(Failure()), test.failure) << test.content_type;
  }
}

TEST_F(AnswerFramingTest, AUnaryAnswerIsABody) {
  const struct {
    const char* content_type;
    std::string body;
  } kCases[] = {
      {"application/json", kText},
      {"application/proto", kAnswer},
      {"application/grpc-web+proto", "\0\0\0\0\6"s + kAnswer + "\x80\0\0\0\x10grpc-status: 0\r\n"s},
      {"application/grpc-web-text+proto", "AAAAAAYKAmFiEAQ=gAAAABBncnBjLXN0YXR1czogMA0K"},
  };
  for (const auto& test : kCases) {
    const AnswerFraming framing = Framed("/test.Desk/Get", test.content_type);
    ASSERT_TRUE(framing.whole());
    const WebAnswer answer = framing.Whole({.message = kAnswer});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.content_type, test.content_type);
    EXPECT_EQ(answer.body, test.body) << test.content_type;
    EXPECT_EQ(answer.headers, (Headers{{"Vary", "Origin"}}));
  }
}

TEST_F(AnswerFramingTest, AUnaryErrorHasAnHttpStatusInConnectAlone) {
  for (const char* type : {"application/json", "application/proto"}) {
    const WebAnswer answer = Framed("/test.Desk/Get", type).Whole(Failure());
    EXPECT_EQ(answer.status, 429);
    EXPECT_EQ(answer.content_type, "application/json");
    EXPECT_EQ(answer.body, R"({"code":"resource_exhausted","message":"slow"})");
    EXPECT_EQ(answer.headers, (Headers{{"Vary", "Origin"}, {"Trailer-Kiwoom-Request-Id", "r-1"}}));
  }
  const WebAnswer web = Framed("/test.Desk/Get", "application/grpc-web").Whole(Failure());
  EXPECT_EQ(web.status, 200);
  EXPECT_EQ(web.body.substr(5, 16), "grpc-status: 8\r\n");
}

TEST_F(AnswerFramingTest, AnUnknownMethodAndAStreamOfRequestsCanOnlyFail) {
  FinalAnswer failure;
  failure.status.set_code(12);
  EXPECT_EQ(Framed("/test.Desk/Put", "application/json").Whole(failure).status, 501);
  EXPECT_EQ(Framed("/test.Desk/Chat", "application/json").Whole(failure).status, 501);
  EXPECT_TRUE(Framed("/test.Desk/Put", "application/connect+json").whole());
  EXPECT_EQ(Framed("/test.Desk/Put", "application/connect+json").Whole(failure).body,
            "\2\0\0\0\x2F{\"error\":{\"code\":\"unimplemented\",\"message\":\"\"}}"s);
}

}  // namespace
}  // namespace kiwoom::http
