#include "simulator/rest/distortion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "simulator/rest/rest_error.h"

namespace kiwoom::simulator {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

HttpReply Page() {
  HttpReply reply;
  reply.headers = {{"api-id", "ka20009"}, {"cont-yn", "Y"}, {"next-key", "000000000020"}};
  reply.body = SuccessBody(R"("cur_prc":"1")");
  return reply;
}

TEST(DistortionTest, ChangesNothingByDefault) {
  HttpReply reply = Page();
  Distort({}, reply);
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.headers, Page().headers);
  EXPECT_EQ(reply.body, R"({"cur_prc":"1","return_code":0,"return_msg":"정상적으로 처리되었습니다"})");
  EXPECT_EQ(reply.delay, absl::ZeroDuration());
  EXPECT_EQ(reply.cut, std::nullopt);
}

TEST(DistortionTest, ReturnCodesAreMissingNullOrContradictory) {
  struct Case {
    ReturnCodeForm form;
    const char* body;
  };
  const Case cases[] = {
      {ReturnCodeForm::kMissing, R"({"cur_prc":"1","return_msg":"정상적으로 처리되었습니다"})"},
      {ReturnCodeForm::kNull, R"({"cur_prc":"1","return_code":null,"return_msg":"정상적으로 처리되었습니다"})"},
      {ReturnCodeForm::kTwice,
       R"({"cur_prc":"1","return_code":0,"return_code":1,"return_msg":"정상적으로 처리되었습니다"})"},
  };
  for (const Case& c : cases) {
    HttpReply reply = Page();
    Distort({.return_code = c.form}, reply);
    EXPECT_EQ(reply.body, c.body);
  }
  HttpReply text = ErrorReply({8050}, /*return_code_as_text=*/true);
  Distort({.return_code = ReturnCodeForm::kMissing}, text);
  EXPECT_THAT(text.body, StartsWith(R"({"return_msg":"인증에)"));
  HttpReply empty;
  Distort({.return_code = ReturnCodeForm::kNull}, empty);
  EXPECT_EQ(empty.body, "") << "there is no return_code";
}

TEST(DistortionTest, PagesGoOnWithoutAKeyOrWithTheSameKey) {
  HttpReply reply = Page();
  Distort({.next_key = NextKeyForm::kMissing}, reply);
  EXPECT_THAT(reply.headers, ElementsAre(Pair("api-id", "ka20009"), Pair("cont-yn", "Y"), Pair("next-key", "")));
  reply.headers = {{"cont-yn", "N"}, {"next-key", ""}};
  Distort({.next_key = NextKeyForm::kRepeated}, reply);
  EXPECT_THAT(reply.headers, ElementsAre(Pair("cont-yn", "Y"), Pair("next-key", "000000000000")));
}

TEST(DistortionTest, StatusesComeWithAnyBody) {
  HttpReply reply = Page();
  Distort({.status = 503, .retry_after = 0, .body = BodyForm::kEmpty}, reply);
  EXPECT_EQ(reply.status, 503);
  EXPECT_EQ(reply.body, "");
  EXPECT_THAT(reply.headers.back(), Pair("retry-after", "0"));
  reply.headers.clear();
  Distort({.status = 502, .body = BodyForm::kHtml}, reply);
  EXPECT_THAT(reply.body, StartsWith("<html><head><title>502</title>"));
  EXPECT_THAT(reply.headers, ElementsAre(Pair("content-type", "text/html")));
}

TEST(DistortionTest, BodiesAreEncoded) {
  HttpReply reply;
  reply.body = "{}";
  Distort({.body = BodyForm::kBom}, reply);
  EXPECT_EQ(reply.body, "\xEF\xBB\xBF{}");
  reply.body = "\"가\"";
  Distort({.body = BodyForm::kEucKr}, reply);
  EXPECT_EQ(reply.body, "\"\xB0\xA1\"");
  EXPECT_THAT(reply.headers, IsEmpty()) << "no header tells";
  Distort({.body = BodyForm::kGzip}, reply);
  EXPECT_THAT(reply.body, StartsWith("\x1F\x8B"));
  EXPECT_THAT(reply.headers, ElementsAre(Pair("content-encoding", "gzip")));
}

TEST(DistortionTest, TheTransportGetsItsPart) {
  HttpReply reply;
  Distort({.delay = absl::Seconds(3), .before = 103, .behind = 408, .cut = 7}, reply);
  EXPECT_EQ(reply.delay, absl::Seconds(3));
  EXPECT_EQ(reply.before, 103);
  EXPECT_EQ(reply.behind, 408);
  EXPECT_EQ(reply.cut, 7u);
  HttpReply held;
  Distort({.delay = absl::InfiniteDuration()}, held);
  EXPECT_EQ(held.delay, absl::ZeroDuration()) << "whoever holds it back decides";
}

}  // namespace
}  // namespace kiwoom::simulator
