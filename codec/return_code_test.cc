#include "codec/return_code.h"

#include <gtest/gtest.h>

#include <vector>

namespace kiwoom::codec {
namespace {

using Fault = ReturnCode::Fault;

TEST(ReturnCode, OnlyANumberProvesAnything) {
  const struct {
    std::vector<const char*> taken;
    Fault fault;
    bool succeeded;
    bool refused;
    const char* text;
  } kCases[] = {
      {{}, Fault::kMissing, false, false, ""},
      {{"0"}, Fault::kNone, true, false, "0"},
      {{" 0 "}, Fault::kNone, true, false, "0"},
      {{"00"}, Fault::kNone, true, false, "0"},
      {{"5"}, Fault::kNone, false, true, "5"},
      {{"05 "}, Fault::kNone, false, true, "5"},
      {{"805004"}, Fault::kNone, false, true, "805004"},
      {{"-1"}, Fault::kNone, false, true, "-1"},
      {{""}, Fault::kNoNumber, false, false, ""},
      {{" "}, Fault::kNoNumber, false, false, " "},
      {{"null"}, Fault::kNoNumber, false, false, "null"},
      {{"false"}, Fault::kNoNumber, false, false, "false"},
      {{"[0]"}, Fault::kNoNumber, false, false, "[0]"},
      {{"OK"}, Fault::kNoNumber, false, false, "OK"},
      {{"0.0"}, Fault::kNoNumber, false, false, "0.0"},
      {{"0e1"}, Fault::kNoNumber, false, false, "0e1"},
      {{"-0"}, Fault::kNoNumber, false, false, "-0"},
      {{"+0"}, Fault::kNoNumber, false, false, "+0"},
      {{"-"}, Fault::kNoNumber, false, false, "-"},
      {{"0 0"}, Fault::kNoNumber, false, false, "0 0"},
      {{"0000000000"}, Fault::kNoNumber, false, false, "0000000000"},
      {{"0", "0"}, Fault::kNone, true, false, "0"},
      {{"0", "00"}, Fault::kNone, true, false, "0"},
      {{"0", "5"}, Fault::kDiffer, false, false, "0"},
      {{"5", "0"}, Fault::kDiffer, false, false, "5"},
      {{"0", "null"}, Fault::kDiffer, false, false, "0"},
      {{"null", "0"}, Fault::kDiffer, false, false, "null"},
      {{"", "0"}, Fault::kDiffer, false, false, ""},
      {{"0", "5", "0"}, Fault::kDiffer, false, false, "0"},
  };
  for (const auto& test : kCases) {
    ReturnCode code;
    for (const char* text : test.taken) code.Take(text);
    SCOPED_TRACE(testing::PrintToString(test.taken));
    EXPECT_EQ(code.fault(), test.fault);
    EXPECT_EQ(code.succeeded(), test.succeeded);
    EXPECT_EQ(code.refused(), test.refused);
    EXPECT_EQ(code.text(), test.text);
  }
}

}  // namespace
}  // namespace kiwoom::codec
