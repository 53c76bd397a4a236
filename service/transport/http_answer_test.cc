#include "service/transport/http_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::transport {
namespace {

using State = HttpAnswer::State;

constexpr size_t kLargest = 1000;

// What the server sends, and how it is read.
struct Case {
  const char* name;
  std::string sent;
  bool ends;         // whether the server then closes the connection
  std::string read;  // "status:body", the problem, or "incomplete"
  bool keeps;        // whether the connection may be reused
};

std::string Repeated(int times, const std::string& text) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<Case> Cases() {
  const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  const std::string chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string endless = "HTTP/1.1 200 OK\r\n\r\n";
  return {
      {"an answer", ok, false, "200:ok", true},
      {"another status", "HTTP/1.1 429 Slowly\r\nContent-Length: 0\r\n\r\n", false, "429:", true},
      {"without content", "HTTP/1.1 204 No Content\r\n\r\n", false, "204:", true},
      {"a chunk extension without end", chunks + "2;" + Repeated(70'000, "x"), false,
       "sent a header or a chunk without end", false},
      {"trailers without end", chunks + "0\r\n" + Repeated(20'000, "X: y\r\n"), false,
       "sent a header or a chunk without end", false},
      {"in chunks", chunks + "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", false, "200:abc", true},
      {"an answer until the end", endless + "ok", true, "200:ok", false},
      {"an empty answer until the end", endless, true, "200:", false},
      {"an answer until an end that has not come", endless + "ok", false, "incomplete", false},
      {"Connection: close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", false, "200:ok",
       false},
      {"HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", false, "200:ok", false},
      {"408", "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n", false, "408:", false},
      {"a surplus byte", ok + "x", false, "200:ok", false},
      {"two answers", ok + ok, false, "200:ok", false},

      {"sixteen interim answers", Repeated(16, interim) + ok, false, "200:ok", true},
      {"seventeen interim answers", Repeated(17, interim), false,
       "sent more than 16 interim answers (1xx) without a final one", false},
      {"an interim answer alone", interim, false, "incomplete", false},
      {"an interim answer and the end", interim, true, "broke the connection: end of stream", false},
      {"another protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", false, "switched to another protocol unasked",
       false},

      {"nothing", "", false, "incomplete", false},
      {"nothing and the end", "", true, "broke the connection: end of stream", false},
      {"half a header", "HTTP/1.1 200 OK\r\nConte", true, "broke the connection: partial message", false},
      {"half a body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no", true, "broke the connection: partial message",
       false},
      {"half the chunks", chunks + "2\r\nab\r\n", true, "broke the connection: partial message", false},
      {"a chunk with a bad size", chunks + "x\r\n", false, "broke the connection: bad chunk", false},
      {"no HTTP", "garbage\r\n\r\n", false, "broke the connection: bad version", false},
      {"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n", false,
       "broke the connection: multiple Content-Length", false},
      {"an endless header", "HTTP/1.1 200 OK\r\nLink: " + std::string(9000, 'a'), false,
       "broke the connection: header limit exceeded", false},

      {"the largest body", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x'), false,
       "200:" + std::string(1000, 'x'), true},
      {"a body too large", "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", false,
       "answered with more than 1000 bytes", false},
      {"chunks too large", chunks + "3e9\r\n" + std::string(1001, 'x') + "\r\n0\r\n\r\n", false,
       "answered with more than 1000 bytes", false},
      {"too much until the end", endless + std::string(1001, 'x'), false, "answered with more than 1000 bytes", false},
  };
}

TEST(HttpAnswer, IsReadTheSameInPiecesOfAnySize) {
  for (const Case& c : Cases()) {
    for (const size_t piece : {size_t{1}, size_t{7}, size_t{100000}}) {
      SCOPED_TRACE(c.name + std::string(" in pieces of ") + std::to_string(piece));
      HttpAnswer answer(kLargest);
      State state = State::kIncomplete;
      std::string surplus = c.sent;
      while (state == State::kIncomplete && !surplus.empty()) {
        state = answer.Take(surplus.substr(0, piece));
        surplus.erase(0, piece);
      }
      if (state == State::kIncomplete && c.ends) state = answer.End();
      EXPECT_EQ(answer.begun(), !c.sent.empty());
      if (state == State::kComplete) {
        // The connection itself notices surplus bytes that arrive later.
        EXPECT_EQ(answer.keeps_connection() && surplus.empty(), c.keeps);
        const HttpResponse response = answer.Release();
        EXPECT_EQ(std::to_string(response.status) + ":" + response.body, c.read);
      } else {
        EXPECT_EQ(state == State::kInvalid ? answer.problem() : "incomplete", c.read);
      }
    }
  }
}

TEST(HttpAnswer, HasTheHeadersOfTheFinalAnswerOnly) {
  HttpAnswer answer(kLargest);
  ASSERT_EQ(answer.Take("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                        "HTTP/1.1 200 OK\r\nCont-YN: Y\r\nnext-key: a, b\r\nContent-Length: 0\r\n\r\n"),
            State::kComplete);
  const HttpResponse response = answer.Release();
  EXPECT_THAT(response.headers, testing::ElementsAre(testing::Pair("Cont-YN", "Y"), testing::Pair("next-key", "a, b"),
                                                     testing::Pair("Content-Length", "0")));
}

}  // namespace
}  // namespace kiwoom::transport
