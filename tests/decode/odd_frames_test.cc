#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/decode/decoded.h"

// Frames that differ from a REAL frame in a spelling. Their rows are read where that is safe; where it is not, the loss
// is reported. DecodeFrame compares both paths of the decoder.
namespace kiwoom::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = codec::Anomaly::Kind;

constexpr char kRows[] = R"([{"type":"0C","item":"A1","values":{"27":"-20800"}}])";

// $0 is replaced by a list with one row.
std::string Frame(std::string_view pattern) {
  std::string frame(pattern);
  return frame.replace(frame.find("$0"), 2, kRows);
}

TEST(OddFrame, AnotherCaseOrBlanksAreReadAndReported) {
  const struct {
    const char* frame;
    const char* odd;
  } kCases[] = {
      {R"({"trnm":"real","data":$0})", R"(trnm "real")"},
      {R"({"data":$0,"trnm":"Real"})", R"(trnm "Real")"},
      {R"({"trnm":"REAL ","data":$0})", R"(trnm "REAL ")"},
      {R"({"data":$0,"trnm":" REAL"})", R"(trnm " REAL")"},
      {R"({"trnm":"REAL","Data":$0})", R"(the member "Data")"},
      {R"({"DATA":$0,"trnm":"REAL"})", R"(the member "DATA")"},
      {R"({"trnm":"REAL","data ":$0})", R"(the member "data ")"},
      {R"({"Trnm":"REAL","data":$0})", R"(the member "Trnm")"},
      {R"({"data":$0,"TRNM":"REAL"})", R"(the member "TRNM")"},
  };
  for (const auto& test : kCases) {
    const DecodedFrame decoded = DecodeFrame(Frame(test.frame));
    EXPECT_TRUE(decoded.status.ok()) << test.frame << decoded.status;
    ASSERT_EQ(decoded.rows.size(), 1u) << test.frame;
    EXPECT_EQ(decoded.rows[0].item, "A1") << test.frame;
    EXPECT_THAT(decoded.controls, IsEmpty()) << test.frame;
    ASSERT_EQ(decoded.anomalies.size(), 1u) << test.frame;
    EXPECT_EQ(decoded.anomalies[0].kind, Kind::kOddFrame) << test.frame;
    EXPECT_EQ(decoded.anomalies[0].key, test.odd);
  }
}

TEST(OddFrame, TwoOdditiesAreTwoReports) {
  const DecodedFrame decoded = DecodeFrame(Frame(R"({"trnm":"real","Data":$0})"));
  EXPECT_EQ(decoded.rows.size(), 1u);
  EXPECT_THAT(Descriptions(decoded.anomalies),
              ElementsAre(R"(a REAL frame is spelt in another way, but was read: trnm "real")",
                          R"(a REAL frame is spelt in another way, but was read: the member "Data")"));
}

TEST(OddFrame, RowsThatCannotBeReadSafelyAreReportedAsLost) {
  const struct {
    const char* frame;
    const char* odd;
  } kCases[] = {
      {R"({"data":$0})", "no trnm"},
      {R"({"trnm":null,"data":$0})", "no trnm"},
      {R"({"trnm":"","data":$0})", "no trnm"},
      {R"({"trnm":7,"data":$0})", R"(trnm "7")"},
      {R"({"trnm":["REAL"],"data":$0})", R"(trnm "["REAL"]")"},
      {R"({"trnm":"REALTIME","data":$0})", R"(trnm "REALTIME")"},
      {R"({"data":$0,"trnm":"NEWS"})", R"(trnm "NEWS")"},
      {R"({"Data":$0,"trnm":"NEWS"})", R"(trnm "NEWS")"},
      {R"({"trnm":"REAL","list":$0})", R"(the member "list")"},
      {R"({"trnm":"REAL","d\u0061ta":$0})", R"(the member "d\u0061ta")"},
      // One row instead of a list, rows with members in another case, and a row that is the frame itself.
      {R"({"trnm":"NEWS","data":{"type":"0C","item":"A1","values":{"27":"1"}}})", R"(trnm "NEWS")"},
      {R"({"trnm":"REAL","Data":{"type":"0C","item":"A1","values":{"27":"1"}}})", R"(the member "Data")"},
      {R"({"trnm":"NEWS","data":[7,{"Type":"0C","27":"1"}]})", R"(trnm "NEWS")"},
      {R"({"trnm":"NEWS","data":[{"VALUES":[{"27":"1"}]}]})", R"(trnm "NEWS")"},
      {R"({"type":"0C","item":"A1","values":{"27":"1"}})", "no trnm"},
  };
  for (const auto& test : kCases) {
    const bool pattern = std::string_view(test.frame).find("$0") != std::string_view::npos;
    const DecodedFrame decoded = DecodeFrame(pattern ? Frame(test.frame) : test.frame);
    EXPECT_TRUE(decoded.status.ok()) << test.frame << decoded.status;
    EXPECT_THAT(decoded.rows, IsEmpty()) << test.frame;
    ASSERT_EQ(decoded.anomalies.size(), 1u) << test.frame;
    EXPECT_EQ(decoded.anomalies[0].kind, Kind::kUnreadRows) << test.frame;
    EXPECT_THAT(decoded.controls, IsEmpty()) << test.frame << ": it would be reported twice";
    EXPECT_EQ(decoded.anomalies[0].key, test.odd);
    EXPECT_THAT(decoded.anomalies[0].description,
                HasSubstr(absl::StrCat("seems to hold rows where no table looks for them: ", test.odd).substr(0, 60)));
  }
}

TEST(OddFrame, AnAnswerThatSeemsToHoldRowsIsAnAnswerAllTheSame) {
  const DecodedFrame decoded = DecodeFrame(Frame(R"({"data":$0,"return_code":105111,"return_msg":""})"));
  ASSERT_EQ(decoded.controls.size(), 1u);
  EXPECT_EQ(decoded.controls[0].return_code, "105111");
  ASSERT_EQ(decoded.anomalies.size(), 1u);
  EXPECT_EQ(decoded.anomalies[0].kind, Kind::kUnreadRows);
}

// They are the session's, or unknown to it, but nobody has missed a row.
TEST(OddFrame, FramesWithoutRowsAreControlFramesWithoutAReport) {
  for (const char* frame : {
           R"({})",
           R"({"trnm":"NEWS","data":[]})",
           R"({"trnm":"NEWS","data":[["0","조건1"],7,null]})",
           R"({"trnm":"NEWS","type":"notice","data":[{"text":"x"}]})",
           R"({"trnm":"NEWS","notice":{"type":"info"}})",
           R"({"trnm":"REG","data":[{"item":["005930"],"type":["0B"]}],"return_code":0})",
           R"({"return_code":105111,"data":[{"item":["005930"],"type":["0B"]}]})",
           R"({"trnm":"CNSRREQ","data":[{"type":"0C","values":{"27":"1"}}]})",
           R"({"trnm":"SYSTEM","data":[{"type":"0C","values":{"27":"1"}}]})",
       }) {
    const DecodedFrame decoded = DecodeFrame(frame);
    EXPECT_TRUE(decoded.status.ok()) << frame << decoded.status;
    EXPECT_EQ(decoded.controls.size(), 1u) << frame;
    EXPECT_THAT(decoded.anomalies, IsEmpty()) << frame;
  }
}

}  // namespace
}  // namespace kiwoom::tests
