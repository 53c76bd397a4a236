#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/decode/decoded.h"
#include "tests/decode/example.h"

// Truncated or garbled frames. The decoders deliver only rows that the frame contains, or nothing.
namespace kiwoom::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::StartsWith;

// Frames of the broker, and frames with members in odd orders, several rows, blanks and escapes: they cover every path
// of the decoder.
std::vector<std::string> Frames() {
  std::vector<std::string> frames = {
      R"({"trnm":"REAL","data":[{"type":"0C","item":"A1","values":{"27":"-20800"}},{"type":"0s","values":{"215":"3"}},)"
      R"({"values":{"36":"+7488.27"},"type":"0G","item":"069500"},{"item":"A2","27":"1","type":"0C","28":"2"}]})",
      R"({"trnm":"REAL","data":[{"type":"0C","values":{"27":"-20800"},"item":"A1","28":"1"},)"
      R"({"type":"0s","x":[1],"215":"3"}]})",
      R"({"data":[{"type":"0C","values":{"27":"-20800"},"item":"A1"},)"
      R"({"values":[{"27":"1"},{"28":"2"}],"type":"0C"}],"trnm":"REAL"})",
      R"( { "trnm" : "REAL" , "data" : [ { "type" : "0C" , "values" : { "27" : "1" ,)"
      R"( "9" : { "a" : [ 1 ] } } , "item" : "A1" } ] } )",
      R"({"trnm":"REAL","data":[{"type":"1h","item":"\u0041","values":{"302":"\uc0bc \"\\","9001":"A1","13":7}}],)"
      R"("seq":{"x":[{}]}})",
      R"({"trnm":"SYSTEM","code":"R10001","message":"동일한 App key로 접속이 되었습니다"})",
      R"({"return_code":0,"return_msg":"","trnm":"LOGIN","sor_yn":"Y"})",
  };
  for (const Example& example : Examples()) {
    if (example.realtime) frames.push_back(example.text);
  }
  return frames;
}

enum class Path { kFast, kGeneral };

DecodedFrame Decode(std::string_view padded, Path path, codec::FrameDecoder& decoder) {
  DecodedFrame decoded;
  decoded.status = path == Path::kFast ? decoder.Decode(padded, decoded) : decoder.DecodeGenerally(padded, decoded);
  return decoded;
}

// For a frame cut anywhere, the decoder delivers only complete rows from its beginning and reports the cut as an error,
// whatever follows it in the buffer.
void ExpectCutIsSafe(const std::string& frame, const std::string& behind, codec::FrameDecoder& decoder) {
  const DecodedFrame whole = DecodeFrame(frame);
  ASSERT_TRUE(whole.status.ok()) << frame;
  const size_t end = frame.find_last_of('}');
  for (size_t size = 0; size <= end; ++size) {
    const std::string buffer = frame.substr(0, size) + behind;
    for (const Path path : {Path::kFast, Path::kGeneral}) {
      const DecodedFrame cut = Decode(std::string_view(buffer).substr(0, size), path, decoder);
      ASSERT_FALSE(cut.status.ok()) << frame.substr(0, size);
      ASSERT_THAT(cut.controls, IsEmpty()) << frame.substr(0, size);
      ASSERT_LE(cut.rows.size(), whole.rows.size()) << frame.substr(0, size);
      ASSERT_TRUE(std::equal(cut.rows.begin(), cut.rows.end(), whole.rows.begin())) << frame.substr(0, size);
    }
  }
}

TEST(BrokenFrame, CutAtAnyByteGivesAnErrorAndRowsFromItsBeginning) {
  codec::FrameDecoder decoder(generated::Trs());
  for (const std::string& frame : Frames()) {
    for (const char behind : {'\0', ' ', '}', ']', '"', '0', ',', '\\', '\xFF'}) {
      ExpectCutIsSafe(frame, std::string(codec::kPadding, behind), decoder);
    }
  }
}

// The error names the actual problem: text that is not JSON, or JSON that is not a frame.
TEST(BrokenFrame, IsReportedInOneSentence) {
  const struct {
    const char* frame;
    const char* sentence;
  } kCases[] = {
      {"[]", "the frame is not the broker's: it is not a JSON object"},
      {"null", "the frame is not the broker's: it is not a JSON object"},
      {"<html>", "the frame is not the broker's: it is not a JSON object"},
      {R"({"trnm":"REAL","data":{"type":"0C"}})", "the frame is not the broker's: `data` is not a list"},
      {R"({"trnm":"REAL","data":7})", "the frame is not the broker's: `data` is not a list"},
      {R"({"trnm":"REAL","data":null,"seq":1})", "the frame is not the broker's: `data` is not a list"},
      {R"({"data":"x","trnm":"REAL"})", "the frame is not the broker's: `data` is not a list"},
      {R"({"trnm":"REAL","data":{"type":"0C"})", "the frame is not JSON: "},
      {R"({"trnm":"REAL","data":7} {})", "the frame is not JSON: text follows its end"},
      {R"({"trnm":"REAL","data":[)", "the frame is not JSON: "},
  };
  codec::FrameDecoder decoder(generated::Trs());
  for (const auto& test : kCases) {
    const codec::PaddedText padded(test.frame);
    for (const Path path : {Path::kFast, Path::kGeneral}) {
      EXPECT_THAT(std::string(Decode(padded.view(), path, decoder).status.message()), StartsWith(test.sentence))
          << test.frame;
    }
  }
}

// The buffer still holds the part that was cut off.
TEST(BrokenFrame, WhatStandsBehindTheCutIsNotRead) {
  codec::FrameDecoder decoder(generated::Trs());
  for (const std::string& frame : Frames()) {
    const DecodedFrame whole = DecodeFrame(frame);
    const codec::PaddedText padded(frame);
    for (size_t size = 0; size <= frame.find_last_of('}'); ++size) {
      for (const Path path : {Path::kFast, Path::kGeneral}) {
        const DecodedFrame cut = Decode(padded.view().substr(0, size), path, decoder);
        ASSERT_FALSE(cut.status.ok()) << frame.substr(0, size);
        ASSERT_LE(cut.rows.size(), whole.rows.size());
        ASSERT_TRUE(std::equal(cut.rows.begin(), cut.rows.end(), whole.rows.begin())) << frame.substr(0, size);
      }
    }
  }
}

// Garbles frames of the broker byte by byte: the fast path and the general path must read the same from each.
void ExpectPathsAgree(const std::string& frame, codec::FrameDecoder& decoder) {
  const codec::PaddedText padded(frame);
  const DecodedFrame fast = Decode(padded.view(), Path::kFast, decoder);
  const DecodedFrame general = Decode(padded.view(), Path::kGeneral, decoder);
  ASSERT_EQ(fast.status, general.status) << frame;
  ASSERT_EQ(fast.rows, general.rows) << frame;
  ASSERT_EQ(fast.controls, general.controls) << frame;
  ASSERT_EQ(fast.anomalies, general.anomalies) << frame;
}

TEST(BrokenFrame, BothPathsReadTheSameOutOfGarbledFrames) {
  codec::FrameDecoder decoder(generated::Trs());
  for (const std::string& frame : Frames()) {
    // For the longest frames only the beginning and the end: the middle is repetitive.
    for (size_t at = 0; at < frame.size(); at += at == 400 && frame.size() > 1200 ? frame.size() - 800 : 1) {
      std::string garbled = frame;
      for (const char byte : {'"', '\\', '{', '}', '[', ']', ',', ':', '0', 'a', ' ', '\n', '\0', '\x80'}) {
        garbled[at] = byte;
        ExpectPathsAgree(garbled, decoder);
      }
      garbled = frame;
      ExpectPathsAgree(garbled.erase(at, 1), decoder);
      ExpectPathsAgree(std::string(frame).insert(at, 1, frame[at]), decoder);
    }
  }
}

}  // namespace
}  // namespace kiwoom::tests
