#include "service/http/web_answer.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(WebAnswer, IsWrittenAsHttp) {
  EXPECT_EQ(Render(Sentence(404, "Nothing.", {{"Allow", "POST"}}), /*head=*/false, /*keep_alive=*/true),
            "HTTP/1.1 404 Not Found\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Allow: POST\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Content-Length: 9\r\n"
            "Connection: keep-alive\r\n"
            "\r\n"
            "Nothing.\n");
}

TEST(WebAnswer, HeadHasTheHeadersAlone) {
  const std::string answer = Render(Sentence(404, "Nothing."), /*head=*/true, /*keep_alive=*/false);
  EXPECT_TRUE(answer.ends_with("Content-Length: 9\r\nConnection: close\r\n\r\n")) << answer;
}

TEST(WebAnswer, APreflightHasNoBody) {
  EXPECT_EQ(Render({.status = 204, .content_type = ""}, /*head=*/false, /*keep_alive=*/true),
            "HTTP/1.1 204 No Content\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Connection: keep-alive\r\n"
            "\r\n");
}

TEST(WebAnswer, AStreamEndsWithAChunkOrWithTheConnection) {
  EXPECT_EQ(RenderStreamHead("application/connect+json", {{"Vary", "Origin"}}, StreamEnd::kChunks, true),
            "HTTP/1.1 200 OK\r\n"
            "Content-Type: application/connect+json\r\n"
            "Vary: Origin\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Transfer-Encoding: chunked\r\n"
            "Connection: keep-alive\r\n"
            "\r\n");
  EXPECT_EQ(RenderStreamHead("application/grpc-web+proto", {}, StreamEnd::kClose, false),
            "HTTP/1.1 200 OK\r\n"
            "Content-Type: application/grpc-web+proto\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Cache-Control: no-store\r\n"
            "Connection: close\r\n"
            "\r\n");
}

}  // namespace
}  // namespace kiwoom::http
