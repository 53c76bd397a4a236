#include "service/admin/request_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace kiwoom::admin {
namespace {

using Progress = RequestReader::Progress;

TEST(RequestReader, ReadsTheLineAndIgnoresTheHeaders) {
  const struct {
    std::string bytes;
    bool read, head, keep_alive;
    std::string path;
  } kCases[] = {
      {"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n", true, false, true, "/livez"},
      {"HEAD /livez HTTP/1.1\r\n\r\n", true, true, true, "/livez"},
      {"GET /metrics?name=x HTTP/1.1\r\nHost: evil.example\r\n\r\n", true, false, true, "/metrics"},
      {"GET / HTTP/1.0\r\n\r\n", true, false, false, "/"},
      {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true, false, true, "/"},
      {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", true, false, false, "/"},
      {"POST /metrics HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", false, false, false, "/metrics"},
      {"POST /metrics HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", false, false, false, "/metrics"},
      {"DELETE /metrics HTTP/1.1\r\n\r\n", false, false, true, "/metrics"},
      {"BREW /pot HTTP/1.1\r\n\r\n", false, false, true, "/pot"},
      {"GET /livez HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello", true, false, false, "/livez"},
  };
  for (const auto& test : kCases) {
    RequestReader reader;
    ASSERT_EQ(reader.Feed(test.bytes), Progress::kRequest) << test.bytes;
    EXPECT_EQ(reader.request().read, test.read) << test.bytes;
    EXPECT_EQ(reader.request().head, test.head) << test.bytes;
    EXPECT_EQ(reader.request().keep_alive, test.keep_alive) << test.bytes;
    EXPECT_EQ(reader.request().path, test.path) << test.bytes;
  }
}

TEST(RequestReader, RefusesWhatIsNoRequest) {
  const struct {
    std::string bytes;
    int error;
  } kCases[] = {
      {"\r\n\r\n", 400},
      {"GET\r\n\r\n", 400},
      {"GET /livez\r\n\r\n", 400},
      {"GET /livez HTTP/2.0\r\n\r\n", 400},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), 400},
      {"GET /liv\x01z HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n", 431},
      {"GET / HTTP/1.1\r\nX: " + std::string(9000, 'a') + "\r\n\r\n", 431},
      {"GET / HTTP/1.1\r\nX: " + std::string(9000, 'a'), 431},
  };
  for (const auto& test : kCases) {
    RequestReader reader;
    ASSERT_EQ(reader.Feed(test.bytes), Progress::kInvalid) << test.bytes.substr(0, 80);
    EXPECT_EQ(reader.error(), test.error) << test.bytes.substr(0, 80);
    EXPECT_EQ(reader.Feed("GET / HTTP/1.1\r\n\r\n"), Progress::kInvalid) << "it stays invalid";
  }
}

TEST(RequestReader, TakesBytesInAnyPieces) {
  const std::string bytes = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\nHEAD /readyz HTTP/1.1\r\n\r\n";
  RequestReader reader;
  EXPECT_FALSE(reader.begun());
  std::string paths;
  for (const char byte : bytes) {
    if (reader.Feed({&byte, 1}) == Progress::kRequest) paths += reader.request().path;
    if (byte == 'G') {
      EXPECT_TRUE(reader.begun());
    }
  }
  EXPECT_EQ(paths, "/livez/readyz");
  EXPECT_FALSE(reader.begun());
}

TEST(RequestReader, KeepsPipelinedRequestsForLater) {
  RequestReader reader;
  ASSERT_EQ(reader.Feed("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\nGET /c"), Progress::kRequest);
  EXPECT_EQ(reader.request().path, "/a");
  ASSERT_EQ(reader.Next(), Progress::kRequest);
  EXPECT_EQ(reader.request().path, "/b");
  EXPECT_EQ(reader.Next(), Progress::kIncomplete);
  EXPECT_TRUE(reader.begun());
}

}  // namespace
}  // namespace kiwoom::admin
