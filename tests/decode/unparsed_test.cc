#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "codec/message_encoder.h"
#include "tests/decode/decoded.h"
#include "tests/decode/expect_row.h"

// Nothing that the broker sends is silently lost: unknown keys and values that do not fit their row arrive verbatim in
// `unparsed`, and each is reported in one sentence.
namespace kiwoom::tests {
namespace {

using codec::Anomaly;

DecodedFrame DecodeRow(std::string_view type, std::string_view values) {
  return DecodeFrame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":")", std::string(type),
                                  R"(","item":"005930","values":{)", std::string(values), "}}]}"));
}

struct ProtocolAnomaly {
  const char* values;
  const char* meaning;
  std::vector<std::string> descriptions;
};

void ExpectAnomalies(std::string_view type, const std::vector<ProtocolAnomaly>& anomalies) {
  for (const ProtocolAnomaly& anomaly : anomalies) {
    ExpectRow(type, anomaly.values, anomaly.meaning, anomaly.descriptions);
  }
}

TEST(Unparsed, KeysThatTheTableDoesNotHave) {
  ExpectAnomalies(
      "0C",
      {
          {R"("27":"-20800","9999":" +0012 ","28":"0")",
           R"(best_ask_price: 20800 best_ask_price_direction: DIRECTION_DOWN
          unparsed { key: "9999" value: " +0012 " })",
           {R"(0C[9999]: " +0012 " comes under a key that the table does not have)"}},
          {R"("027":"1","27 ":"2","stex_tp":"")",
           R"(unparsed { key: "027" value: "1" } unparsed { key: "27 " value: "2" } unparsed { key: "stex_tp" value: "" })",
           {R"(0C[027]: "1" comes under a key that the table does not have)",
            R"(0C[27 ]: "2" comes under a key that the table does not have)",
            R"(0C[stex_tp]: "" comes under a key that the table does not have)"}},
          {R"("10":"+86800")",
           R"(unparsed { key: "10" value: "+86800" })",
           {R"(0C[10]: "+86800" comes under a key that the table does not have)"}},
      });
}

TEST(Unparsed, KeysThatLookLikeNone) {
  ExpectAnomalies("0C", {
                            {R"("27":"0","28":"0","":"x")",
                             R"(unparsed { key: "" value: "x" })",
                             {R"(0C[]: "x" comes under a key that the table does not have)"}},
                            {R"("":"x","27":"0")",
                             R"(unparsed { key: "" value: "x" })",
                             {R"(0C[]: "x" comes under a key that the table does not have)"}},
                            {R"("27\u0000":"1")",
                             R"(unparsed { key: "27\000" value: "1" })",
                             {R"(0C[27\x00]: "1" comes under a key that the table does not have)"}},
                        });
}

TEST(Unparsed, ValuesThatAreNoStringsStandAsJson) {
  ExpectAnomalies(
      "0C",
      {
          {R"("1":7,"2":-1.50,"3":true,"4":null,"5":{"a":[1, "b"]},"6":[])",
           R"(unparsed { key: "1" value: "7" } unparsed { key: "2" value: "-1.50" } unparsed { key: "3" value: "true" }
          unparsed { key: "4" value: "null" } unparsed { key: "5" value: "{\"a\":[1, \"b\"]}" }
          unparsed { key: "6" value: "[]" })",
           {R"(0C[1]: "7" comes under a key that the table does not have)",
            R"(0C[2]: "-1.50" comes under a key that the table does not have)",
            R"(0C[3]: "true" comes under a key that the table does not have)",
            R"(0C[4]: "null" comes under a key that the table does not have)",
            R"(0C[5]: "{"a":[1, "b"]}" comes under a key that the table does not have)",
            R"(0C[6]: "[]" comes under a key that the table does not have)"}},
          {R"("27":[20800])",
           R"(unparsed { key: "27" value: "[20800]" })",
           {R"(0C[27] (최우선)매도호가: "[20800]" is not an integer)"}},
      });
}

TEST(Unparsed, ValuesThatDoNotFitTheirRow) {
  ExpectAnomalies("0D", {{R"("61":"12a")",
                          R"(unparsed { key: "61" value: "12a" })",
                          {R"(0D[61] 매도호가수량1: "12a" is not an integer)"}}});
  ExpectAnomalies("0B",
                  {
                      {R"("10":"+12.5")",
                       R"(unparsed { key: "10" value: "+12.5" })",
                       {R"(0B[10] 현재가: "+12.5" is not an integer)"}},
                      {R"("12":"1.2.3")",
                       R"(unparsed { key: "12" value: "1.2.3" })",
                       {R"(0B[12] 등락율: "1.2.3" is not a number of at most 15 digits)"}},
                      {R"("12":"0.1234567890123456")",
                       R"(unparsed { key: "12" value: "0.1234567890123456" })",
                       {R"(0B[12] 등락율: "0.1234567890123456" is not a number of at most 15 digits)"}},
                      {R"("13":"9999999999999999999")",
                       R"(unparsed { key: "13" value: "9999999999999999999" })",
                       {R"(0B[13] 누적거래량: "9999999999999999999" is not an integer)"}},
                      {R"("20":"9:00:00")",
                       R"(unparsed { key: "20" value: "9:00:00" })",
                       {R"(0B[20] 체결시간: "9:00:00" is not a time HHMMSS)"}},
                      {R"("567":"246000")",
                       R"(unparsed { key: "567" value: "246000" })",
                       {R"(0B[567] 상한가발생시간: "246000" is not a time HHMMSS)"}},
                      {R"("25":"6")",
                       R"(unparsed { key: "25" value: "6" })",
                       {R"(0B[25] 전일대비기호: "6" is not in the code list)"}},
                      {R"("691":"\ud800")",
                       R"(unparsed { key: "691" value: "\\ud800" })",
                       {R"(0B[691] K.O 접근도: "\ud800" is not a text of at most 4096 bytes)"}},
                      {R"("11":"+-5","16":" ---5 ")",
                       R"(unparsed { key: "11" value: "+-5" } unparsed { key: "16" value: " ---5 " })",
                       {R"(0B[11] 전일대비: "+-5" is not an integer)", R"(0B[16] 시가: " ---5 " is not an integer)"}},
                      {R"("11":"-12.5")",
                       R"(unparsed { key: "11" value: "-12.5" })",
                       {R"(0B[11] 전일대비: "-12.5" is not an integer)"}},
                  });
  ExpectAnomalies("0s", {{R"("214":"soon")",
                          R"(unparsed { key: "214" value: "soon" })",
                          {R"(0s[214] 장시작예상잔여시간: "soon" is neither a duration HHMMSS nor seconds)"}}});
}

TEST(Unparsed, TheFirstOfARepeatedKeyIsTyped) {
  ExpectAnomalies("0C", {{R"("27":"-20800","27":"+20900","28":"0")",
                          R"(best_ask_price: 20800 best_ask_price_direction: DIRECTION_DOWN
                            unparsed { key: "27#2" value: "+20900" })",
                          {R"(0C[27] (최우선)매도호가: "+20900" repeats a key of the same object)"}},
                         {R"("27":"1","27":"2","27":"3","5":"a","5":"b")",
                          R"(best_ask_price: 1 best_ask_price_direction: DIRECTION_UNCHANGED
                            unparsed { key: "27#2" value: "2" } unparsed { key: "27#3" value: "3" }
                            unparsed { key: "5" value: "a" } unparsed { key: "5#2" value: "b" })",
                          {R"(0C[27] (최우선)매도호가: "2" repeats a key of the same object)",
                           R"(0C[27] (최우선)매도호가: "3" repeats a key of the same object)",
                           R"(0C[5]: "a" comes under a key that the table does not have)",
                           R"(0C[5]: "b" comes under a key that the table does not have)"}},
                         {R"("27":"n/a","27":"2")",
                          R"(unparsed { key: "27" value: "n/a" } unparsed { key: "27#2" value: "2" })",
                          {R"(0C[27] (최우선)매도호가: "2" repeats a key of the same object)",
                           R"(0C[27] (최우선)매도호가: "n/a" is not an integer)"}}});
}

TEST(Unparsed, WhatComesAsValuesButIsNoObject) {
  const DecodedFrame decoded = DecodeFrame(
      R"({"trnm":"REAL","data":[{"type":"0C","values":["27",{"28":"0"},null,7],"item":"A1","extra":"x"}]})");
  EXPECT_EQ(decoded.anomalies.size(), 3u);
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(R"(unparsed { key: "values" value: "27" }
                               unparsed { key: "values#2" value: "7" } unparsed { key: "extra" value: "x" })",
                            *decoded.rows.front().tr, decoded.rows.front().bytes),
            "");
}

std::string Unparsed(std::string_view key, std::string_view value) {
  return absl::StrCat("unparsed { key: \"", std::string(key), "\" value: \"", std::string(value), "\" } ");
}

TEST(Unparsed, HoldsAtMost64KiB) {
  const std::string half(codec::kUnparsedLimit / 2, 'x');
  const DecodedFrame decoded =
      DecodeRow("0C", absl::StrCat(R"("1":")", half, R"(","2":")", half, R"(","3":"y","27":"0")"));
  ASSERT_EQ(decoded.rows.size(), 1u);
  const std::string meaning = Unparsed("1", half) + Unparsed("2", "(32768 bytes, no room left)") + Unparsed("3", "y");
  EXPECT_EQ(DifferencesFrom(meaning, *decoded.rows.front().tr, decoded.rows.front().bytes), "");
  ASSERT_EQ(decoded.anomalies.size(), 4u);
  EXPECT_EQ(decoded.anomalies[0].kind, Anomaly::Kind::kUnknownKey);
  EXPECT_EQ(decoded.anomalies[1].kind, Anomaly::Kind::kUnknownKey);
  EXPECT_EQ(decoded.anomalies[2].kind, Anomaly::Kind::kUnparsedOverflow);
  EXPECT_EQ(decoded.anomalies[2].key, "2");
  EXPECT_EQ(decoded.anomalies[3].kind, Anomaly::Kind::kUnknownKey);
  EXPECT_LT(decoded.anomalies[2].description.size(), 200u) << "a log line is not a dump";
}

TEST(Unparsed, AValueTooLongLeavesItsKeyAndSize) {
  const std::string flood(70'000, 'x');
  const std::string text = absl::StrCat("\"", flood, "\"");
  const std::string first = "best_ask_price: 1 best_ask_price_direction: DIRECTION_DOWN ";
  const struct {
    std::string values;
    std::string meaning;
  } kCases[] = {
      {absl::StrCat("\"9999\":", text), Unparsed("9999", "(70000 bytes, no room left)")},
      {absl::StrCat("\"27\":", text), Unparsed("27", "(70000 bytes, no room left)")},
      // Anything but a string counts as JSON, with its brackets and quotes.
      {absl::StrCat("\"27\":[", text, "]"), Unparsed("27", "(70004 bytes, no room left)")},
      {absl::StrCat("\"27\":\"-1\",\"27\":", text), first + Unparsed("27#2", "(70000 bytes, no room left)")},
  };
  for (const auto& test : kCases) {
    const DecodedFrame decoded = DecodeRow("0C", test.values);
    ASSERT_EQ(decoded.rows.size(), 1u);
    EXPECT_EQ(DifferencesFrom(test.meaning, *decoded.rows.front().tr, decoded.rows.front().bytes), "");
    ASSERT_EQ(decoded.anomalies.size(), 2u) << "one for the key or value, one for the missing room";
    EXPECT_EQ(decoded.anomalies.back().kind, Anomaly::Kind::kUnparsedOverflow);
  }
}

// The keys and sizes are bounded, too: 16 KiB, of which each takes its key and 48 bytes.
TEST(Unparsed, CountsTheValuesBeyondTheLimitOfKeysAndSizes) {
  // With its key and 16 bytes for the entry it fills `unparsed`.
  const std::string flood(codec::kUnparsedLimit - 23, 'x');
  std::string values = absl::StrCat("\"first\":\"", flood, "\"");
  for (int key = 1000; key < 2000; ++key) absl::StrAppend(&values, ",\"", key, "\":\"abc\"");
  std::string meaning = Unparsed("first", flood);
  // 16384 / (4 + 48) = 315 of the 1000.
  for (int key = 1000; key < 1315; ++key) meaning += Unparsed(absl::StrCat(key), "(3 bytes, no room left)");
  meaning += Unparsed("#left_out", "(685 more values, no room left)");
  const DecodedFrame decoded = DecodeRow("0C", values);
  ASSERT_EQ(decoded.rows.size(), 1u);
  EXPECT_EQ(DifferencesFrom(meaning, *decoded.rows.front().tr, decoded.rows.front().bytes), "");
  EXPECT_EQ(decoded.anomalies.size(), 2001u) << "one for each key, one for each value without room";
}

}  // namespace
}  // namespace kiwoom::tests
