#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "codec/utf8.h"
#include "tests/decode/decoded.h"

// Values that a log line must never show. Clients still receive them.
namespace kiwoom::tests {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Redaction, NothingOfAnAccountIsShown) {
  const DecodedFrame decoded =
      DecodeFrame(R"({"trnm":"REAL","data":[{"type":"04","item":"005930","values":{"9201":"1111111111","930":"12a",)"
                  R"("9999":"secret","931":"154116","931":"154117","9201":"2222222222"}}]})");
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre("04[9999]: <redacted> comes under a key that the table does not have",
                          "04[931] 매입단가: <redacted> repeats a key of the same object",
                          "04[9201] 계좌번호: <redacted> repeats a key of the same object",
                          "04[930] 보유수량: <redacted> is not an integer"));
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(R"(account_number: "1111111111" average_purchase_price: 154116
                               unparsed { key: "9999" value: "secret" } unparsed { key: "931#2" value: "154117" }
                               unparsed { key: "9201#2" value: "2222222222" } unparsed { key: "930" value: "12a" })",
                            *decoded.rows.front().tr, decoded.rows.front().bytes),
            "");
}

// A key also comes from outside, and may contain a secret.
TEST(Redaction, AKeyIsShownOnlyWhereItCanBeNoAccountNumber) {
  const DecodedFrame account = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"00","item":"","values":{"99999":"1","acct 1234567890":"1","1234567890":"1",)"
      R"("123-45-6":"1","계좌":"1","a\nb":"1","new_key":"1","abcdefghijabcdefghijabcdefghijabc":"1"}}]})");
  constexpr char kUnknown[] = ": <redacted> comes under a key that the table does not have";
  EXPECT_THAT(Descriptions(account.anomalies),
              ElementsAre(absl::StrCat("00[99999]", kUnknown), absl::StrCat("00[<withheld>]", kUnknown),
                          absl::StrCat("00[<withheld>]", kUnknown), absl::StrCat("00[<withheld>]", kUnknown),
                          absl::StrCat("00[<withheld>]", kUnknown), absl::StrCat("00[<withheld>]", kUnknown),
                          absl::StrCat("00[new_key]", kUnknown), absl::StrCat("00[<withheld>]", kUnknown)));
  const DecodedBody token = DecodeBody(FindTr("au10001"), R"({"WQJCwyqInphKnR3bSRtB9NE1lv9x8R7K":"1","new_key":1})");
  EXPECT_THAT(Descriptions(token.anomalies),
              ElementsAre(absl::StrCat("au10001[<withheld>]", kUnknown), absl::StrCat("au10001[new_key]", kUnknown)));
}

TEST(Redaction, ALogLineIsOneLine) {
  const DecodedFrame decoded =
      DecodeFrame(R"({"trnm":"REAL","data":[{"type":"Z\nZ","item":"","values":{}},)"
                  R"({"type":"0C","item":"A1","values":{"27":"1\n2","9\n[warning] all is well":"a\u001b[2Jb"}}]})");
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre(R"(no table describes the realtime type "Z\nZ")",
                          R"(0C[9\n[warning] all is well]: "a\u001b[2Jb" comes under a key that the table does not )"
                          "have",
                          R"(0C[27] (최우선)매도호가: "1\n2" is not an integer)"));
}

TEST(Redaction, NothingOfATokenIsShown) {
  const DecodedBody decoded = DecodeBody(
      FindTr("au10001"), R"({"expires_dt":"soon","token":"abc","token":"def","refresh_token":"ghi","token_type":[7]})");
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre("au10001[token] 접근토큰: <redacted> repeats a key of the same object",
                          "au10001[refresh_token]: <redacted> comes under a key that the table does not have",
                          "au10001[expires_dt] 만료일: <redacted> is not a date and time YYYYMMDDHHMMSS",
                          "au10001[token_type] 토큰타입: <redacted> is not a text of at most 4096 bytes"));
}

TEST(Redaction, MarketDataIsShownShortened) {
  const DecodedFrame decoded = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"0C","item":"A1","values":{"27":"시장가시장가시장가시장가시장가시장가시장가시장가시장가시장가"}}]})");
  ASSERT_EQ(decoded.anomalies.size(), 1u);
  const std::string& description = decoded.anomalies.front().description;
  EXPECT_THAT(description, AllOf(HasSubstr("0C[27] (최우선)매도호가: \"시장가"), HasSubstr("…\" is not an integer")));
  EXPECT_TRUE(codec::IsValidUtf8(description)) << "cut within a character";
}

TEST(Redaction, ALogLineIsNoDump) {
  const std::string flood(100'000, 'x');
  const DecodedFrame decoded =
      DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":")", flood, R"("},{"type":"0C","values":{")", flood,
                               R"(":")", flood, "\"}}]}"));
  EXPECT_EQ(decoded.anomalies.size(), 3u);
  for (const SeenAnomaly& anomaly : decoded.anomalies) {
    EXPECT_LT(anomaly.description.size(), 300u);
  }
}

}  // namespace
}  // namespace kiwoom::tests
