#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "codec/padded_text.h"
#include "tests/decode/decoded.h"
#include "tests/decode/example.h"
#include "tests/decode/expect_row.h"

// REST bodies: lists of objects, the outcome in every answer, and deviations from the documents.
namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Body, TheOutcomeIsANumberOrAString) {
  const struct {
    const char* json;
    const char* code;
    bool succeeded;
  } kCases[] = {{R"({"return_code":0,"return_msg":"정상"})", "0", true},
                {R"({"return_msg":"정상","return_code":"0"})", "0", true},
                {R"({"return_code":5,"return_msg":"정상"})", "5", false},
                {R"({"return_code":"3","return_msg":"정상"})", "3", false},
                {R"({"return_msg":"정상"})", "", true},
                {R"({"return_code":null,"return_msg":"정상"})", "", true}};
  for (const auto& test : kCases) {
    const DecodedBody decoded = DecodeBody(FindTr("ka20001"), test.json);
    ASSERT_TRUE(decoded.status.ok()) << test.json;
    EXPECT_EQ(decoded.body.return_code, test.code) << test.json;
    EXPECT_EQ(decoded.body.succeeded(), test.succeeded) << test.json;
    EXPECT_EQ(decoded.body.return_msg, "정상");
    EXPECT_THAT(decoded.anomalies, IsEmpty());
  }
}

TEST(Body, TheRealCodeStandsInTheMessage) {
  const DecodedBody decoded = DecodeBody(
      FindTr("ka20001"), R"({"return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})");
  EXPECT_EQ(decoded.body.return_msg, "인증에 실패했습니다[8005:Token이 유효하지 않습니다]");
}

TEST(Body, ListsAndFieldsComeInAnyOrder) {
  ExpectBody("ka20001",
             R"({"inds_cur_prc_tm":[{"cur_prc_n":"2394.49","tm_n":"143000"},{},{"tm_n":"142950"}],"cur_prc":"+1"})",
             R"(current_price: 1 current_price_direction: DIRECTION_UP
                intraday {
                  time { hours: 14 minutes: 30 }
                  current_price: 2394.49 current_price_direction: DIRECTION_UNCHANGED
                }
                intraday {}
                intraday { time { hours: 14 minutes: 29 seconds: 50 } })");
}

TEST(Body, AListMayBeEmptyOrBlank) {
  ExpectBody("ka20001", R"({"inds_cur_prc_tm":[]})", "");
  ExpectBody("ka20001", R"({"inds_cur_prc_tm":""})", "");
  ExpectBody("ka20001", R"({})", "");
}

TEST(Body, AnUnknownKeyStaysInTheObjectThatHasIt) {
  // The workbook's example of this TR has such a key, but no table lists it.
  ExpectBody("ka20001", R"({"inds_cur_prc_tm":[{"tm_n":"143000","stex_tp":""}],"stex_tp":"KRX"})",
             R"(intraday { time { hours: 14 minutes: 30 } unparsed { key: "stex_tp" value: "" } }
                unparsed { key: "stex_tp" value: "KRX" })",
             {R"(ka20001[stex_tp]: "" comes under a key that the table does not have)",
              R"(ka20001[stex_tp]: "KRX" comes under a key that the table does not have)"});
}

TEST(Body, AnUnfitValueStaysInTheObjectThatHasIt) {
  ExpectBody("ka10051",
             R"({"inds_netprps":[{"inds_cd":"001_AL","cur_prc":"n/a"},{"cur_prc":"+265381","flu_rt":"352"}]})",
             R"(sectors { sector_code: "001_AL" unparsed { key: "cur_prc" value: "n/a" } }
                sectors { current_price: 2653.81 current_price_direction: DIRECTION_UP change_rate: 3.52 })",
             {R"(ka10051[cur_prc] 현재가: "n/a" is not a number of at most 15 digits and no point)"});
}

TEST(Body, WhatIsNoListOfObjectsIsKeptAsItCame) {
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":"001"},"002",5,["003"],{"stk_cd":"004"}]})",
             R"(sectors { sector_code: "001" } sectors { sector_code: "004" }
                unparsed { key: "all_inds_idex" value: "002" } unparsed { key: "all_inds_idex#2" value: "5" }
                unparsed { key: "all_inds_idex#3" value: "[\"003\"]" })",
             {R"(ka20003[all_inds_idex] 전업종지수: "002" is not a list)",
              R"(ka20003[all_inds_idex] 전업종지수: "5" is not a list)",
              R"(ka20003[all_inds_idex] 전업종지수: "["003"]" is not a list)"});
  ExpectBody("ka20003", R"({"all_inds_idex":{"stk_cd":"001"}})",
             R"(unparsed { key: "all_inds_idex" value: "{\"stk_cd\":\"001\"}" })",
             {R"(ka20003[all_inds_idex] 전업종지수: "{"stk_cd":"001"}" is not a list)"});
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":["001"]}]})",
             R"(sectors { unparsed { key: "stk_cd" value: "[\"001\"]" } })",
             {R"(ka20003[stk_cd] 종목코드: "["001"]" is not a text of at most 4096 bytes)"});
}

TEST(Body, TheFirstOfARepeatedListIsTyped) {
  ExpectBody("ka20003", R"({"all_inds_idex":[{"stk_cd":"001"}],"all_inds_idex":[{"stk_cd":"002"}]})",
             R"(sectors { sector_code: "001" } unparsed { key: "all_inds_idex#2" value: "[{\"stk_cd\":\"002\"}]" })",
             {R"(ka20003[all_inds_idex] 전업종지수: "[{"stk_cd":"002"}]" repeats a key of the same object)"});
}

TEST(Body, OfATrWithoutFieldsOnlyTheOutcomeIsRead) {
  ExpectBody("au10002", R"({"return_code":0,"return_msg":"정상","":"x"})", R"(unparsed { key: "" value: "x" })",
             {R"(au10002[]: <redacted> comes under a key that the table does not have)"});
}

TEST(Body, APageOfManyRowsIsReadWhole) {
  std::string rows, meaning;
  for (int i = 0; i < 5000; ++i) {
    absl::StrAppend(&rows, i == 0 ? "" : ",", R"({"stk_cd":")", i, R"(","stk_nm":"삼성전자","cur_prc":"+)", i + 1,
                    R"("})");
    absl::StrAppend(&meaning, R"(stocks { stock_code: ")", i, R"(" stock_name: "삼성전자" current_price: )", i + 1,
                    " current_price_direction: DIRECTION_UP }\n");
  }
  ExpectBody("ka20002", absl::StrCat(R"({"inds_stkpc":[)", rows, R"(],"return_code":0,"return_msg":""})"), meaning);
}

TEST(Body, CutAtAnyByteIsAnError) {
  for (const Example& example : Examples()) {
    if (example.realtime) continue;
    codec::BodyDecoder decoder(FindTr(example.tr));
    Recorder recorder;
    for (size_t size = 0; size <= example.text.find_last_of('}'); ++size) {
      for (const char behind : {'\0', ' ', '}', ']', '"', '0', ',', '\\', '\xFF'}) {
        const std::string buffer = example.text.substr(0, size) + std::string(codec::kPadding, behind);
        ASSERT_FALSE(decoder.Decode(std::string_view(buffer).substr(0, size), recorder).ok())
            << example.text.substr(0, size);
      }
      const codec::PaddedText padded(example.text);
      ASSERT_FALSE(decoder.Decode(padded.view().substr(0, size), recorder).ok()) << example.text.substr(0, size);
    }
  }
}

TEST(Body, WhatIsNoJsonObjectIsAnError) {
  const struct {
    const char* json;
    const char* sentence;
  } kBodies[] = {
      {"", "the answer to ka20001 is not JSON: "},
      {" ", "the answer to ka20001 is not JSON: "},
      {"<html>502 Bad Gateway</html>", "the answer to ka20001 is not a JSON object"},
      {"{\"return_code\":0,}", "the answer to ka20001 is not JSON: "},
      {"{\"return_msg\":\"\xC0\xAF\"}", "the answer to ka20001 is not JSON: "},
      {"{\"return_code\":0}x", "the answer to ka20001 is not JSON: "},
      {"{}}", "the answer to ka20001 is not JSON: text follows its end"},
      {"[]", "the answer to ka20001 is not a JSON object"},
      {"null", "the answer to ka20001 is not a JSON object"},
      {"\"{}\"", "the answer to ka20001 is not a JSON object"},
  };
  for (const auto& body : kBodies) {
    const DecodedBody decoded = DecodeBody(FindTr("ka20001"), body.json);
    EXPECT_EQ(decoded.status.code(), absl::StatusCode::kInvalidArgument) << body.json;
    EXPECT_THAT(std::string(decoded.status.message()), ::testing::StartsWith(body.sentence)) << body.json;
  }
}

}  // namespace
}  // namespace kiwoom::tests
