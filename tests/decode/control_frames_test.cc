#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/decode/decoded.h"

// Frames without market data, as seen in live sessions.
namespace kiwoom::tests {
namespace {

using ::testing::IsEmpty;

SeenControl OnlyControl(std::string_view frame) {
  const DecodedFrame decoded = DecodeFrame(frame);
  EXPECT_TRUE(decoded.status.ok()) << frame << decoded.status;
  EXPECT_THAT(decoded.rows, IsEmpty()) << frame;
  EXPECT_THAT(decoded.anomalies, IsEmpty()) << frame;
  EXPECT_EQ(decoded.controls.size(), 1u) << frame;
  return decoded.controls.empty() ? SeenControl{} : decoded.controls.front();
}

TEST(ControlFrame, AnswersSayTheirOutcome) {
  const SeenControl login = OnlyControl(R"({"trnm":"LOGIN","return_code":0,"return_msg":"","sor_yn":"Y"})");
  EXPECT_EQ(login.trnm, "LOGIN");
  EXPECT_EQ(login.return_code, "0");
  EXPECT_EQ(login.return_msg, "");

  const SeenControl refusal =
      OnlyControl(R"({"return_msg":"실시간 항목 등록에 실패했습니다","return_code":"105111","trnm":"REG"})");
  EXPECT_EQ(refusal.trnm, "REG");
  EXPECT_EQ(refusal.return_code, "105111") << "a number or a string";
  EXPECT_EQ(refusal.return_msg, "실시간 항목 등록에 실패했습니다");
}

TEST(ControlFrame, ThePingIsToBeEchoedVerbatim) {
  constexpr char kPing[] = " {\"trnm\" :\"PING\"}\n";
  EXPECT_EQ(OnlyControl(kPing).trnm, "PING");
  EXPECT_EQ(OnlyControl(kPing).text, kPing);
}

TEST(ControlFrame, TheSystemGivesACodeAndAMessage) {
  const SeenControl system = OnlyControl(
      R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다. \"기존 세션\"은 종료가 됩니다"})");
  EXPECT_EQ(system.trnm, "SYSTEM");
  EXPECT_EQ(system.code, "R10001");
  EXPECT_EQ(system.message, "동일한 App key로 접속이 되었습니다. \"기존 세션\"은 종료가 됩니다");
}

TEST(ControlFrame, TheServiceNameMayBeMissingOrNull) {
  for (const char* frame : {R"({"return_code":100002,"return_msg":"필수 파라미터가 누락되어 있습니다"})",
                            R"({"trnm":null,"return_code":100002,"return_msg":"필수 파라미터가 누락되어 있습니다"})"}) {
    const SeenControl control = OnlyControl(frame);
    EXPECT_EQ(control.trnm, "");
    EXPECT_EQ(control.return_code, "100002");
  }
}

TEST(ControlFrame, NullIsNothing) {
  const SeenControl control = OnlyControl(R"({"trnm":"REG","return_code":105110,"return_msg":null})");
  EXPECT_EQ(control.return_code, "105110");
  EXPECT_EQ(control.return_msg, "");
}

TEST(ControlFrame, DataOfOtherServicesIsNotReadAsRows) {
  EXPECT_EQ(
      OnlyControl(R"({"trnm":"CNSRLST","return_code":0,"return_msg":"","data":[["0","조건1"],["1","조건2"]]})").trnm,
      "CNSRLST");
  EXPECT_EQ(OnlyControl(R"({"data":[{"type":"0C","item":"A1","values":{"27":"1"}}],"trnm":"CNSRREQ"})").trnm,
            "CNSRREQ");
}

TEST(Frame, WhatIsNoJsonOfTheBrokersIsAnErrorAndNothingElse) {
  for (const char* frame :
       {"", " ", "PING", "{", "}", "[]", "null", "\"REAL\"", "{}}", "{\"trnm\":\"PING\"", "{\"trnm\"}",
        "{\"trnm\":\"PING\"}x", "{\"trnm\":PING}", "{\"trnm\":\"PI\nNG\"}", "{\"trnm\":\"\xC0\xAF\"}",
        R"({"trnm":"REAL","data":{}})", R"({"trnm":"REAL","data":"none"})",
        "{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0C\",\"values\":{\"27\":\"\xED\xA0\x80\"}}]}"}) {
    const DecodedFrame decoded = DecodeFrame(frame);
    EXPECT_FALSE(decoded.status.ok()) << frame;
    EXPECT_THAT(decoded.rows, IsEmpty()) << frame;
    EXPECT_THAT(decoded.controls, IsEmpty()) << frame;
    EXPECT_THAT(decoded.anomalies, IsEmpty()) << frame;
  }
}

}  // namespace
}  // namespace kiwoom::tests
