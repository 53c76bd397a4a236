#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tests/decode/contract.h"
#include "tests/decode/decoded.h"
#include "tests/properties/generated_frame.h"
#include "tests/properties/message_reader.h"

// What comes out of the decoders is what went in, value by value and in canonical spelling, for every table: whatever
// the order, packing and spelling.
namespace kiwoom::tests {
namespace {

// The message of `tr`; null, and a failure, where the bytes are none.
std::unique_ptr<Contract::Message> Parsed(const runtime::Tr& tr, std::string_view bytes) {
  return Contract::Instance().Parse(absl::StrCat("kiwoom.v1.", std::string(tr.response->name)), bytes);
}

class CanonicalEquality : public testing::TestWithParam<const runtime::Tr*> {};

TEST_P(CanonicalEquality, OfGeneratedFrames) {
  const runtime::Tr& tr = *GetParam();
  if (tr.kind != runtime::Kind::kRealtime) GTEST_SKIP() << "comes as a body";
  Draw draw(tr.arm);
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
    // What is kept raw is counted, and nothing else is.
    EXPECT_EQ(decoded.anomalies.size(), unparsed);
    if (HasFailure()) return;
  }
}

TEST_P(CanonicalEquality, OfGeneratedBodies) {
  const runtime::Tr& tr = *GetParam();
  if (tr.kind != runtime::Kind::kRest) GTEST_SKIP() << "comes in frames";
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

std::vector<const runtime::Tr*> Exposed() {
  std::vector<const runtime::Tr*> trs = TrsOfKind(runtime::Kind::kRealtime);
  for (const runtime::Tr* const tr : TrsOfKind(runtime::Kind::kRest)) {
    if (tr->exposed) trs.push_back(tr);
  }
  return trs;
}

INSTANTIATE_TEST_SUITE_P(Trs, CanonicalEquality, testing::ValuesIn(Exposed()),
                         [](const auto& info) { return std::string(info.param->name); });

}  // namespace
}  // namespace kiwoom::tests
