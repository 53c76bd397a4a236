#include "service/broker/account_numbers.h"

#include <gtest/gtest.h>

namespace kiwoom::broker {
namespace {

TEST(AccountNumbers, DoNotLeaveInTheBrokersTexts) {
  const struct {
    const char* story;
    const char* text;
    const char* shown;
  } kCases[] = {
      {"an account with its product code", "계좌 1234567801 조회 실패", "계좌 <redacted> 조회 실패"},
      {"without it, right after Hangul", "계좌번호12345678가 없습니다", "계좌번호<redacted>가 없습니다"},
      {"with dashes", "계좌(1234-5678-01)", "계좌(<redacted>)"},
      {"with the last dash alone", "acct=12345678-01;", "acct=<redacted>;"},
      {"with the first dash alone", "1234-5678", "<redacted>"},
      {"after a letter", "A12345678", "A<redacted>"},
      {"two of them", "12345678,87654321", "<redacted>,<redacted>"},
      {"at the end of a list of codes", "[8005:12345678]", "[8005:<redacted>]"},
      {"a dash that belongs to the sentence", "12345678- no such account", "<redacted>- no such account"},
  };
  for (const auto& test : kCases) EXPECT_EQ(RedactAccounts(test.text), test.shown) << test.story;
}

TEST(AccountNumbers, EverythingElseSurvives) {
  for (const char* text : {
           "",
           "종목코드 005930_AL, 000660, 0156T0, A005930",                                     // items
           "805004 토큰 인증에 실패했습니다 [CODE=8005, MESSAGE=Token이 유효하지 않습니다]",  // the broker's codes
           "105110",
           "R10001",
           "[2000](RC4058: …)",
           "HTTP 503",
           "The broker at 127.0.0.1:10000 sent nothing for 35s.",
           "1234567",
           "123456789",
           "12345678901",  // 7, 9 and 11 digits
           "2026-11-27 09:30:12",
           "12-345678",
           "-",
       }) {
    EXPECT_EQ(RedactAccounts(text), text);
  }
}

}  // namespace
}  // namespace kiwoom::broker
