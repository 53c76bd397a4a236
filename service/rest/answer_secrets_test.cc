// What an answer may not carry to a client: the key and the token, wherever it quotes them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "service/errors/payload.h"
#include "service/rest/answer_reader.h"
#include "service/rest/test_gzip.h"
#include "service/rest/test_rest_trs.h"

namespace kiwoom::rest {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class CollectAnomalies final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { log.push_back(anomaly.Describe()); }
  std::vector<std::string> log;
};

class AnswerSecretsTest : public ::testing::Test {
 protected:
  AnswerSecretsTest() { secrets_.AddToken("TOKEN/01"); }

  absl::StatusOr<RestAnswer> Read(int status, std::string body) {
    return reader_.Read(kPriceTr, {status, {}, std::move(body)}, now_);
  }

  const absl::Time now_ = absl::FromUnixSeconds(1'800'000'000);
  broker::Secrets secrets_{{"APPKEY-1", "SECRET-2"}};
  CollectAnomalies anomalies_;
  AnswerReader reader_{{}, secrets_, anomalies_};
};

TEST_F(AnswerSecretsTest, NoSecretIsInTheMessage) {
  const struct {
    const char* body;
    const char* shown;  // in the message
  } kCases[] = {
      {R"({"return_code":0,"cur_prc":"TOKEN/01"})", "\x5A\x0A<redacted>"},
      {R"({"return_code":0,"cur_prc":"TOKEN\/01"})", "\x5A\x0A<redacted>"},
      {R"({"return_code":0,"cur_prc":"\u0054\u004FKEN/01"})", "\x5A\x0A<redacted>"},
      {R"({"return_code":0,"cur_prc":"a \u0041PPKEY-1"})",
       "\x5A\x0C"
       "a <redacted>"},
      {R"({"return_code":0,"new":"SECRET-2"})", "<redacted>"},
      {R"({"return_code":0,"TOKEN/01":"1"})", "<redacted>"},
      {R"({"return_code":0,"T\u004fKEN\/01":"1"})", "<redacted>"},
      {R"({"return_code":0,"new":{"a":["TOKEN\/01"]}})", R"({"a":["<redacted>"]})"},
      {R"({"return_code":0,"new":"{\"a\":\"TOKEN\\/01\"}"})", R"({"a":"<redacted>"})"},
      {R"({"return_code":0,"cur_prc":"1","cur_prc":"TOKEN/01"})", "<redacted>"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.body);
    for (const std::string& body : {std::string(test.body), Gzip(test.body), "\xEF\xBB\xBF" + std::string(test.body)}) {
      anomalies_.log.clear();
      const absl::StatusOr<RestAnswer> answer = Read(200, body);
      ASSERT_TRUE(answer.ok()) << answer.status();
      EXPECT_THAT(answer->message, HasSubstr(test.shown));
      for (const char* secret : {"TOKEN", "APPKEY", "SECRET"}) EXPECT_THAT(answer->message, Not(HasSubstr(secret)));
      ASSERT_THAT(anomalies_.log, Not(IsEmpty()));
      EXPECT_EQ(anomalies_.log.front(), "the answer to ka20001 quoted a key or a token, which was redacted");
      for (const std::string& line : anomalies_.log) EXPECT_THAT(line, Not(HasSubstr("TOKEN")));
    }
  }
}

TEST_F(AnswerSecretsTest, NorInAnError) {
  const struct {
    int http;
    std::string body;
    const char* sentence;
  } kCases[] = {
      {200, R"({"return_code":7,"return_msg":"[1999:TOKEN\/01 of APPKEY-1 and \u0053ECRET-2 is odd]"})",
       "The broker answered 1999: [1999:<redacted> of <redacted> and <redacted> is odd]"},
      {200, R"({"return_code":"TOKEN/01"})",
       "The broker's answer to ka20001 cannot be read: its return_code is not a number"},
      {500, "[8005:TOKEN/01]", "The broker answered 8005: [8005:<redacted>]"},
      {200, "{\"return_code\":3,\"return_msg\":\"\xC0\xCE TOKEN/01[8005:x]\"}",
       "The broker answered 8005 in EUC-KR: 인 <redacted>[8005:x]"},
      {200, "TOKEN/01", "The broker's answer to ka20001 cannot be read: the answer to ka20001 is not a JSON object"},
      {503, "<html>TOKEN/01", "The broker answered with HTTP 503 and an HTML page."},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.body);
    const absl::Status error = Read(test.http, test.body).status();
    EXPECT_THAT(std::string(error.message()), StartsWith(test.sentence));
    EXPECT_THAT(error.ToString(), Not(HasSubstr("TOKEN/01")));
    EXPECT_THAT(errors::PayloadOf<google::rpc::LocalizedMessage>(error)->message(), Not(HasSubstr("TOKEN/01")));
  }
}

TEST_F(AnswerSecretsTest, TheAnswerThatBringsATokenKeepsIt) {
  AnswerReader reader({.question = AnswerReaderOptions::Question::kToken}, secrets_, anomalies_);
  const absl::StatusOr<RestAnswer> answer =
      reader.Read(kTokenTr, {200, {{"cont-yn", "Y"}}, R"({"token":"TOKEN/01","return_code":0})"}, now_);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->message, "\x6A\x08TOKEN/01");
  EXPECT_EQ(
      std::string(
          reader.Read(kTokenTr, {200, {}, R"({"return_code":3,"return_msg":"TOKEN/01?"})"}, now_).status().message()),
      "The broker answered 3: <redacted>?");
  EXPECT_THAT(anomalies_.log, IsEmpty());
}

}  // namespace
}  // namespace kiwoom::rest
