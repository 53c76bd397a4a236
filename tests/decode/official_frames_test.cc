#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/decode/contract.h"
#include "tests/decode/decoded.h"
#include "tests/decode/example.h"

// Compares the broker's messages with their expected meaning. The expected messages next to this file were derived from
// the broker's tables, the decisions about units and signs, and the frames, never from a decoder.
namespace kiwoom::tests {
namespace {

using ::testing::IsEmpty;

// The text of a member in a frame whose only row has it, found by string search, not by a JSON parser.
std::string MemberText(const std::string& frame, const std::string& name) {
  const std::string opening = absl::StrCat("\"", name, "\":\"");
  const size_t at = frame.find(opening) + opening.size();
  return frame.substr(at, frame.find('"', at) - at);
}

// The bytes have the expected meaning and are as short as protobuf's own: no duplicates, no explicit defaults.
void ExpectMeaning(const Example& example, const codec::Tr& tr, const std::string& bytes) {
  EXPECT_EQ(example.message, absl::StrCat("kiwoom.v1.", std::string(tr.response->name)));
  const auto expected = Contract::Instance().ParseText(example.message, example.textproto);
  const auto actual = Contract::Instance().Parse(example.message, bytes);
  ASSERT_NE(expected, nullptr);
  ASSERT_NE(actual, nullptr);
  EXPECT_EQ(Differences(*expected, *actual), "");
  EXPECT_EQ(bytes.size(), expected->ByteSizeLong());
}

class OfficialFrame : public ::testing::TestWithParam<Example> {};

TEST_P(OfficialFrame, MeansWhatItsTableSays) {
  const Example& example = GetParam();
  const DecodedFrame decoded = DecodeFrame(example.text);
  EXPECT_TRUE(decoded.status.ok()) << decoded.status;
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  EXPECT_THAT(decoded.controls, IsEmpty());
  ASSERT_EQ(decoded.rows.size(), 1u);
  const DecodedRow& row = decoded.rows.front();
  EXPECT_EQ(row.tr->code, example.tr);
  EXPECT_EQ(row.tr->code, MemberText(example.text, "type"));
  EXPECT_EQ(row.tr->wire_name, MemberText(example.text, "name"));
  EXPECT_EQ(row.item, MemberText(example.text, "item"));
  ExpectMeaning(example, *row.tr, row.bytes);
}

class OfficialBody : public ::testing::TestWithParam<Example> {};

TEST_P(OfficialBody, MeansWhatItsTableSays) {
  const Example& example = GetParam();
  const DecodedBody decoded = DecodeBody(FindTr(example.tr), example.text);
  EXPECT_TRUE(decoded.status.ok()) << decoded.status;
  EXPECT_THAT(decoded.anomalies, IsEmpty());
  EXPECT_EQ(decoded.body.return_code, "0");
  EXPECT_EQ(decoded.body.return_msg, "정상적으로 처리되었습니다");
  EXPECT_TRUE(decoded.body.succeeded());
  ExpectMeaning(example, FindTr(example.tr), decoded.body.message);
}

std::vector<Example> ExamplesOfKind(bool realtime) {
  std::vector<Example> examples = Examples();
  std::erase_if(examples, [realtime](const Example& example) { return example.realtime != realtime; });
  return examples;
}

std::string NameOf(const ::testing::TestParamInfo<Example>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Examples, OfficialFrame, ::testing::ValuesIn(ExamplesOfKind(true)), NameOf);
INSTANTIATE_TEST_SUITE_P(Examples, OfficialBody, ::testing::ValuesIn(ExamplesOfKind(false)), NameOf);

TEST(Examples, EachHasAMeaningWrittenDownAndNoOtherHas) {
  std::vector<std::string> names;
  for (const Example& example : Examples()) names.push_back(example.name);
  EXPECT_EQ(names, Expectations());
}

TEST(Examples, NoTrIsForgotten) {
  std::map<std::string, bool> kinds;
  for (const Example& example : Examples()) kinds[example.tr] = example.realtime;
  std::map<std::string, bool> expected;
  for (const codec::Tr* const tr : generated::Trs()) {
    expected[std::string(tr->code)] = tr->kind == codec::Kind::kRealtime;
  }
  EXPECT_EQ(kinds, expected);
}

// Whether a key has a value in these texts that is neither blank nor zero; for a list, whether it is present.
bool HasValue(const std::string& texts, std::string_view key) {
  const std::string member = absl::StrCat("\"", std::string(key), "\":");
  for (size_t at = texts.find(member); at != std::string::npos; at = texts.find(member, at)) {
    at = texts.find_first_not_of(' ', at + member.size());
    if (texts[at] == '[') return true;
    const std::string value = texts.substr(at + 1, texts.find('"', at + 1) - at - 1);
    if (value.find_first_not_of(" +-.0") != std::string::npos) return true;
  }
  return false;
}

void ExpectValues(const codec::Tr& tr, const codec::Message& message, const std::string& texts) {
  for (const codec::Row& row : message.rows) {
    EXPECT_TRUE(HasValue(texts, row.key)) << tr.code << "[" << row.key << "] " << row.ko << " is in no example";
    if (row.list != nullptr) ExpectValues(tr, *row.list, texts);
  }
}

TEST(Examples, EveryKeyHasAValueInOneOfThem) {
  std::map<std::string_view, std::string> texts;
  const std::vector<Example> examples = Examples();
  for (const Example& example : examples) texts[example.tr] += example.text;
  for (const codec::Tr* const tr : generated::Trs()) ExpectValues(*tr, *tr->response, texts[tr->code]);
}

TEST(FrameDecoder, RemembersNothingOfTheFramesBefore) {
  const std::vector<Example> examples = ExamplesOfKind(true);
  codec::FrameDecoder decoder(generated::Trs());
  Recorder recorder;
  std::vector<DecodedRow> alone;
  for (int round = 0; round < 2; ++round) {
    for (const Example& example : examples) {
      alone.push_back(DecodeFrame(example.text).rows.front());
      EXPECT_TRUE(decoder.Decode(codec::PaddedText(example.text).view(), recorder).ok()) << example.name;
    }
  }
  EXPECT_EQ(recorder.rows, alone);
}

}  // namespace
}  // namespace kiwoom::tests
