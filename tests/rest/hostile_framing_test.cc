// Every way in which a broker may frame, cut or delay an answer: what the caller gets, how often the broker is asked,
// and whether the connection lives on.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/rest/hostile_broker.h"
#include "tests/rest/hostile_row.h"

namespace kiwoom::rest {
namespace {

using End = HostileBroker::End;
using HostileFramingTest = HostileRowsTest;

const std::string kGood = HostileBroker::kGood;

std::string Repeated(int times, const std::string& text) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::vector<HostileRow> Framing() {
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string half = "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"cur_prc\":\"x\",";
  const std::string again = Ok(R"({"cur_prc":"another's","return_code":0})");
  return {
      {.name = "a good answer", .sent = kGood, .result = "OK"},
      {.name = "100 Continue", .sent = "HTTP/1.1 100 Continue\r\n\r\n" + kGood, .result = "OK"},
      {.name = "102 Processing", .sent = "HTTP/1.1 102 Processing\r\n\r\n" + kGood, .result = "OK"},
      {.name = "103 Early Hints", .sent = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + kGood, .result = "OK"},
      {.name = "1xx without end",
       .sent = Repeated(17, "HTTP/1.1 100 Continue\r\n\r\n"),
       .result = kUnreachable,
       .says = "more than 16 interim answers",
       .kept = kClosed},
      {.name = "101",
       .sent = "HTTP/1.1 101 Switching Protocols\r\n\r\n" + kGood,
       .result = kUnreachable,
       .says = "another protocol",
       .kept = kClosed},
      {.name = "a second answer", .sent = kGood + again, .result = "OK", .kept = kClosed},
      {.name = "surplus bytes", .sent = kGood + "\r\n", .result = "OK", .kept = kClosed},
      {.name = "408 behind the answer",
       .sent = kGood + "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n",
       .result = "OK",
       .kept = kClosed},
      {.name = "Connection: close",
       .sent = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: #\r\n\r\n%",
       .result = "OK",
       .kept = kClosed},
      {.name = "HTTP/1.0", .sent = "HTTP/1.0 200 OK\r\nContent-Length: #\r\n\r\n%", .result = "OK", .kept = kClosed},
      {.name = "the end is the end of the body",
       .sent = "HTTP/1.1 200 OK\r\n\r\n%",
       .end = End::kTls,
       .result = "OK",
       .kept = kClosed},

      {.name = "nothing but the end",
       .sent = "",
       .end = End::kTls,
       .result = kUnreachable,
       .kept = kClosed,
       .asked = 2},
      {.name = "reset before the headers",
       .sent = "",
       .end = End::kReset,
       .result = kUnreachable,
       .kept = kClosed,
       .asked = 2},
      {.name = "cut in the header",
       .sent = "HTTP/1.1 200 OK\r\nContent-Le",
       .end = End::kTls,
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "cut in the body", .sent = half, .end = End::kTls, .result = kUnreachable, .kept = kClosed},
      {.name = "reset in the body", .sent = half, .end = End::kReset, .result = kUnreachable, .kept = kClosed},
      {.name = "cut in a chunk",
       .sent = chunked + "20\r\n{\"cur_prc\"",
       .end = End::kTls,
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "cut between chunks",
       .sent = chunked + "3\r\n{\"a\r\n",
       .end = End::kTls,
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "an announced answer hangs", .sent = half, .result = kTooLate, .kept = kClosed},
      {.name = "no answer at all", .sent = "", .result = kTooLate, .kept = kClosed},
      {.name = "byte by byte without end",
       .sent = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n",
       .end = End::kDrip,
       .result = kTooLate,
       .kept = kClosed},

      {.name = "chunks",
       .sent = chunked + "5\r\n{\"cur\r\n1A\r\n_prc\":\"x\",\"return_code\":0}\r\n0\r\n\r\n",
       .result = "OK",
       .says = "x"},
      {.name = "chunks with extensions and trailers",
       .sent = chunked + "5;a=b\r\n{\"cur\r\n1a\r\n_prc\":\"x\",\"return_code\":0}\r\n0\r\nX-Sum: 1\r\n\r\n",
       .result = "OK",
       .says = "x"},
      {.name = "a chunk of no length",
       .sent = chunked + "zz\r\n{}\r\n0\r\n\r\n",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "a chunk longer than it said",
       .sent = chunked + "2\r\n{\"cur_prc\":\"x\"}\r\n0\r\n\r\n",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "a chunk of 2^64 bytes",
       .sent = chunked + "10000000000000000\r\n{}\r\n0\r\n\r\n",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "two lengths",
       .sent = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "a length and chunks",
       .sent = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "a negative length",
       .sent = "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "17 MiB announced",
       .sent = "HTTP/1.1 200 OK\r\nContent-Length: 17825792\r\n\r\n{",
       .result = kUnreachable,
       .says = "more than 16777216 bytes",
       .kept = kClosed},
      {.name = "17 MiB in chunks",
       .sent = chunked + Repeated(17, "100000\r\n" + std::string(1 << 20, ' ') + "\r\n"),
       .result = kUnreachable,
       .says = "more than 16777216 bytes",
       .kept = kClosed},
      {.name = "headers without end",
       .sent = "HTTP/1.1 200 OK\r\nX: " + std::string(9000, 'x'),
       .result = kUnreachable,
       .kept = kClosed},
      {.name = "no HTTP", .sent = "SSH-2.0-OpenSSH_9.2\r\n\r\n", .result = kUnreachable, .kept = kClosed},
  };
}

TEST_F(HostileFramingTest, AnswersAreRecognisedAndConnectionsKeptOnlyAfterThem) { Play(Framing()); }

}  // namespace
}  // namespace kiwoom::rest
