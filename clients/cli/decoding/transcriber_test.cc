#include "clients/cli/decoding/transcriber.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "clients/cli/schema/contract_fixture.h"

namespace kiwoom::cli {
namespace {

using testing::HasSubstr;

struct Transcribed {
  std::string out;
  std::string err;
  bool clean;
};

Transcribed Transcribe(std::string_view text, const codec::Tr* body_tr = nullptr) {
  std::ostringstream out;
  std::ostringstream err;
  const Invocation invocation{Directory(), Contract(), "", {}, true, 0, false, out, err};
  Transcriber transcriber(invocation, body_tr);
  transcriber.Append(text);
  transcriber.Finish();
  return {out.str(), err.str(), transcriber.clean()};
}

constexpr char kTrade[] = R"({"trnm":"REAL","data":[{"type":"0B","name":"주식체결","item":"005930",)"
                          R"("values":{"20":"165208","10":"-20800","15":"+82"}}]})";
constexpr char kTradeLine[] =
    R"({"tr":"0B","item":"005930","message":{"current_price":"20800","current_price_direction":"DIRECTION_DOWN",)"
    R"("quantity":"82","trade_time":{"hours":16,"minutes":52,"seconds":8},"aggressor_side":"SIDE_BUY"}})"
    "\n";

// Sorts the members of a JSON object, which have no order, so lines can be compared.
std::string Sorted(std::string line) {
  std::sort(line.begin(), line.end());
  return line;
}

TEST(TranscriberTest, OneLinePerRow) {
  const Transcribed one = Transcribe(kTrade);
  EXPECT_EQ(Sorted(one.out), Sorted(kTradeLine)) << one.out;
  EXPECT_EQ(one.err, "");
  EXPECT_TRUE(one.clean);

  const Transcribed two = Transcribe(R"({"data":[{"type":"0s","values":{"215":"3","214":"000000"}},)"
                                     R"({"values":{"215":"4"},"type":"0s","item":""}],"trnm":"REAL"})");
  EXPECT_EQ(two.out,
            "{\"tr\":\"0s\",\"item\":\"\",\"message\":{\"remaining_seconds\":\"0\",\"market_phase\":\"3\"}}\n"
            "{\"tr\":\"0s\",\"item\":\"\",\"message\":{\"market_phase\":\"4\"}}\n");
}

TEST(TranscriberTest, BodiesOfAQuery) {
  const Transcribed transcript =
      Transcribe("{\"cur_prc\":\"-2393.33\",\"return_code\":0,\"return_msg\":\"정상\"}\n{}", &TrNamed("ka20001"));
  EXPECT_EQ(transcript.out,
            "{\"tr\":\"ka20001\",\"item\":\"\",\"message\":{\"current_price\":2393.33,"
            "\"current_price_direction\":\"DIRECTION_DOWN\"}}\n"
            "{\"tr\":\"ka20001\",\"item\":\"\",\"message\":{}}\n");
  EXPECT_EQ(transcript.err, "");
}

TEST(TranscriberTest, ReportsAnErrorOfTheBroker) {
  const Transcribed transcript = Transcribe(
      R"({"return_code":3,"return_msg":"인증에 실패했습니다[8005:Token이 유효하지 않습니다]"})", &TrNamed("ka20001"));
  EXPECT_EQ(transcript.err,
            "line 1, column 1: the broker answered 3: 인증에 실패했습니다[8005:Token이 유효하지 않습니다].\n");
  EXPECT_EQ(transcript.out, "");
  EXPECT_FALSE(transcript.clean);
}

TEST(TranscriberTest, BrokenTextAffectsNothingElse) {
  const std::string text = std::string("{\"trnm\":\"REAL\",\"data\":[{\"type\":\"0B\n") + kTrade + "\n";
  const Transcribed transcript = Transcribe(text);
  EXPECT_EQ(Sorted(transcript.out), Sorted(kTradeLine));
  EXPECT_EQ(transcript.err, "line 1, column 35: a string is not closed on its line.\n");
  EXPECT_FALSE(transcript.clean);
}

TEST(TranscriberTest, ReportsAnInvalidFrameWithItsPosition) {
  const Transcribed transcript = Transcribe("{}\n{\"trnm\":\"REAL\",\"data\":7}\n");
  EXPECT_THAT(transcript.err, HasSubstr("line 2, column 1: "));
  EXPECT_FALSE(transcript.clean);
}

TEST(TranscriberTest, RowsWithoutATableAreAnError) {
  const Transcribed transcript = Transcribe(R"({"trnm":"REAL","data":[{"type":"zz","values":{"1":"2"}}]})");
  EXPECT_EQ(transcript.out, "");
  EXPECT_EQ(transcript.err, "line 1, column 1: no table describes the realtime type \"zz\".\n");
  EXPECT_FALSE(transcript.clean);
}

TEST(TranscriberTest, AnUnknownKeyIsKeptAndReportedOnce) {
  const std::string frame = R"({"trnm":"REAL","data":[{"type":"0s","values":{"99999":"x"}}]})";
  const Transcribed transcript = Transcribe(frame + "\n" + frame);
  const std::string line = "{\"tr\":\"0s\",\"item\":\"\",\"message\":{\"unparsed\":{\"99999\":\"x\"}}}\n";
  EXPECT_EQ(transcript.out, line + line);
  EXPECT_EQ(transcript.err, "line 1, column 1: 0s[99999]: \"x\" comes under a key that the table does not have.\n");
  EXPECT_TRUE(transcript.clean);
}

TEST(TranscriberTest, ControlFramesCarryNoData) {
  const Transcribed transcript = Transcribe("{\"trnm\":\"PING\"}");
  EXPECT_EQ(transcript.out, "");
  EXPECT_EQ(transcript.err, "line 1, column 1: a PING frame carries no data: nothing to decode.\n");
  EXPECT_TRUE(transcript.clean);
}

}  // namespace
}  // namespace kiwoom::cli
