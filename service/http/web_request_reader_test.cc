#include "service/http/web_request_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace kiwoom::http {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using Progress = WebRequestReader::Progress;

// What a connection sees, with the bytes in pieces of this size: "POST /a [body]" for each request, or an error.
std::vector<std::string> Story(std::string_view bytes, size_t piece) {
  WebRequestReader reader;
  std::vector<std::string> story;
  while (!bytes.empty()) {
    const size_t size = std::min(piece, bytes.size());
    Progress progress = reader.Feed(bytes.substr(0, size));
    bytes.remove_prefix(size);
    while (progress != Progress::kIncomplete) {
      if (progress == Progress::kInvalid) {
        story.push_back(std::to_string(reader.error()));
        return story;
      }
      if (progress == Progress::kHead) {
        progress = reader.Continue();
        continue;
      }
      const WebRequest& request = reader.request();
      story.push_back(request.method + " " + request.path + " [" + request.body + "]" +
                      (request.keep_alive ? "" : " last"));
      progress = reader.Next();
    }
  }
  if (reader.begun()) story.push_back("more");
  return story;
}

TEST(WebRequestReader, ReadsRequestsHoweverTheyAreCut) {
  const struct {
    const char* bytes;
    std::vector<std::string> story;
  } kCases[] = {
      {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", {"GET / []"}},
      {"GET /a?b=c HTTP/1.1\r\n\r\n", {"GET /a []"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", {"POST /a [abc]"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n", {"POST /a []"}},
      {"POST /a HTTP/1.1\r\n\r\n", {"POST /a []"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
       {"POST /a [abcde]"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n", {"POST /a []"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /b HTTP/1.1\r\n\r\nGET /c",
       {"POST /a [x]", "GET /b []", "more"}},
      {"POST /a HTTP/1.0\r\nContent-Length: 1\r\n\r\nx", {"POST /a [x] last"}},
      {"GET /a HTTP/1.1\r\nConnection: close\r\n\r\n", {"GET /a [] last"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 4194305\r\n\r\n", {"413"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", {"400"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nab", {"400"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", {"400"}},
      {"POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\n", {"400"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nab", {"400"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n", {"400"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", {"400"}},
      {"POST /a HTTP/1.1\r\nTransfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {"400"}},
      {"POST /a HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n", {"400"}},
      {"POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {"400"}},
      {"nonsense\r\n\r\n", {"400"}},
      {"GET / HTTP/3.0\r\n\r\n", {"400"}},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {"400"}},
      {"GET / HTTP/1.1\r\nBroken\r\n\r\n", {"400"}},
  };
  for (const auto& test : kCases) {
    for (const size_t piece : {size_t{1}, size_t{2}, size_t{7}, size_t{10'000}}) {
      EXPECT_EQ(Story(test.bytes, piece), test.story) << test.bytes << " in pieces of " << piece;
    }
  }
}

TEST(WebRequestReader, ShowsTheHeaderBeforeTheBody) {
  WebRequestReader reader;
  ASSERT_EQ(reader.Feed("POST /a HTTP/1.1\r\nHost: h\r\nX-Two: 1\r\nx-two:  2 \r\nExpect: 100-continue\r\n"
                        "Content-Length: 2\r\n\r\n"),
            Progress::kHead);
  const WebRequest& request = reader.request();
  EXPECT_THAT(request.headers, ElementsAre(Pair("host", "h"), Pair("x-two", "1"), Pair("x-two", "2"),
                                           Pair("expect", "100-continue"), Pair("content-length", "2")));
  EXPECT_TRUE(request.has_body);
  EXPECT_EQ(request.announced, 2u);
  EXPECT_EQ(request.Count("x-two"), 2u);
  EXPECT_EQ(request.Find("x-two"), "1");
  EXPECT_EQ(request.Find("y"), "");
  EXPECT_EQ(reader.Continue(), Progress::kIncomplete);
  EXPECT_EQ(reader.Feed("a"), Progress::kIncomplete);
  EXPECT_EQ(reader.Feed("b"), Progress::kRequest);
  EXPECT_EQ(reader.request().body, "ab");
}

TEST(WebRequestReader, BoundsHeadersBodiesAndWhatWaits) {
  WebRequestReader long_line;
  EXPECT_EQ(long_line.Feed("GET /" + std::string(16 << 10, 'x')), Progress::kInvalid);
  EXPECT_EQ(long_line.error(), 431);

  WebRequestReader many;
  Progress progress = many.Feed("GET / HTTP/1.1\r\n");
  int lines = 0;
  for (; progress == Progress::kIncomplete && lines < 10'000; ++lines) progress = many.Feed("X: y\r\n");
  EXPECT_EQ(progress, Progress::kInvalid);
  EXPECT_EQ(many.error(), 431);

  WebRequestReader chunks;
  progress = chunks.Feed("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
  ASSERT_EQ(progress, Progress::kHead);
  progress = chunks.Continue();
  const std::string chunk = "1000\r\n" + std::string(0x1000, 'x') + "\r\n";
  int count = 0;
  for (; progress == Progress::kIncomplete && count < 2000; ++count) progress = chunks.Feed(chunk);
  EXPECT_EQ(progress, Progress::kInvalid);
  EXPECT_EQ(chunks.error(), 413);
  EXPECT_EQ(count, 1025) << "4 MiB and a chunk";

  WebRequestReader waiting;
  ASSERT_EQ(waiting.Feed("GET /a HTTP/1.1\r\n\r\n"), Progress::kHead);
  waiting.Keep(std::string(16 << 10, 'y'));
  EXPECT_EQ(waiting.room(), 1u);
  waiting.Keep("y");
  EXPECT_EQ(waiting.room(), 0u);
}

}  // namespace
}  // namespace kiwoom::http
