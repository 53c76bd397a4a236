#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/decode/contract.h"
#include "tests/decode/decoded.h"
#include "tests/properties/generated_frame.h"
#include "tests/properties/message_reader.h"

// The decoders' output has the values of the input in canonical spelling, for every table, whatever the order, packing
// and spelling.
namespace kiwoom::tests {
namespace {

// The message of `tr`; null, and a failure, if the bytes are not such a message.
std::unique_ptr<Contract::Message> Parsed(const codec::Tr& tr, std::string_view bytes) {
  return Contract::Instance().Parse(absl::StrCat("kiwoom.v1.", std::string(tr.response->name)), bytes);
}

class GeneratedFrames : public testing::TestWithParam<const codec::Tr*> {};

TEST_P(GeneratedFrames, MeanWhatTheySay) {
  const codec::Tr& tr = *GetParam();
  Draw draw(tr.event_field);
  for (int i = 0; i < 1500; ++i) {
    const GeneratedFrame frame = DrawFrame({&tr}, draw.OneIn(3), draw);
    SCOPED_TRACE(frame.text);
    const DecodedFrame decoded = DecodeFrame(frame.text);
    ASSERT_TRUE(decoded.status.ok()) << decoded.status;
    ASSERT_EQ(decoded.rows.size(), frame.rows.size());
    size_t unparsed = 0;
    for (size_t row = 0; row < decoded.rows.size(); ++row) {
      EXPECT_EQ(decoded.rows[row].item, frame.rows[row].item);
      const auto message = Parsed(tr, decoded.rows[row].bytes);
      ASSERT_NE(message, nullptr);
      EXPECT_EQ(absl::StrJoin(Deviations(frame.rows[row].values, *message), "\n"), "");
      unparsed += ReadUnparsed(*message).size();
    }
    // Values kept raw are counted, and no others.
    EXPECT_EQ(decoded.anomalies.size(), unparsed);
    if (HasFailure()) return;
  }
}

class GeneratedBodies : public testing::TestWithParam<const codec::Tr*> {};

TEST_P(GeneratedBodies, MeanWhatTheySay) {
  const codec::Tr& tr = *GetParam();
  Draw draw(tr.response->rows.size());
  for (int i = 0; i < 1500; ++i) {
    const GeneratedObject sent = DrawObject(*tr.response, draw);
    const std::string members = JsonMembers(sent, draw.OneIn(3), draw);
    const std::string body =
        absl::StrCat("{", members, members.empty() ? "" : ",", R"("return_code":0,"return_msg":"정상"})");
    SCOPED_TRACE(body);
    const DecodedBody decoded = DecodeBody(tr, body);
    ASSERT_TRUE(decoded.status.ok()) << decoded.status;
    const auto message = Parsed(tr, decoded.body.message);
    ASSERT_NE(message, nullptr);
    EXPECT_EQ(absl::StrJoin(Deviations(sent, *message), "\n"), "");
    if (HasFailure()) return;
  }
}

std::string NameOf(const testing::TestParamInfo<const codec::Tr*>& info) { return std::string(info.param->name); }

INSTANTIATE_TEST_SUITE_P(Trs, GeneratedFrames, testing::ValuesIn(PublishedTrs(codec::Kind::kRealtime)), NameOf);
INSTANTIATE_TEST_SUITE_P(Trs, GeneratedBodies, testing::ValuesIn(PublishedTrs(codec::Kind::kRest)), NameOf);

}  // namespace
}  // namespace kiwoom::tests
