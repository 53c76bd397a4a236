#include <gtest/gtest.h>

#include <string>

#include "codec/frame_decoder.h"
#include "codec/frame_scanner.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/properties/generated_frame.h"

// The fast path and the general path agree on a million rows.
namespace kiwoom::tests {
namespace {

constexpr int kSeeds = 20;
constexpr size_t kRowsPerSeed = 50'000;

// Concatenates the decoder's output.
class RecordingSink final : public codec::FrameSink {
 public:
  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override {
    Say('R', tr.code, item, message);
    ++rows;
  }
  void OnControl(const codec::ControlFrame& frame) override { Say('C', frame.trnm, frame.return_code, frame.text); }
  void OnAnomaly(const codec::Anomaly& anomaly) override {
    Say(static_cast<char>('0' + static_cast<int>(anomaly.kind)), anomaly.tr == nullptr ? "" : anomaly.tr->code,
        anomaly.key, anomaly.value);
  }

  std::string said;
  size_t rows = 0;

 private:
  void Say(char kind, std::string_view a, std::string_view b, std::string_view c) {
    said += kind;
    for (const std::string_view part : {a, b, c}) {
      said += std::to_string(part.size());
      said += ':';
      said += part;
    }
  }
};

// Damages one byte, repeats a member of a row, or spells the frame in another way.
void Damage(std::string& text, Draw& draw) {
  static constexpr const char* kServices[] = {"real", "REAL ", "NEWS", "SYSTEM"};
  static constexpr const char* kLists[] = {"Data", "data ", "list", "Trnm"};
  if (const size_t service = text.find("\"REAL\""); draw.OneIn(5) && service != std::string::npos) {
    text.replace(service + 1, 4, draw.Of(kServices));
    return;
  }
  if (const size_t list = text.find("\"data\""); draw.OneIn(5) && list != std::string::npos) {
    text.replace(list + 1, 4, draw.Of(kLists));
    return;
  }
  static constexpr const char* kMembers[] = {"type", "item", "trnm", "data", "na"};
  if (const size_t name = text.find("\"name\""); draw.OneIn(3) && name != std::string::npos) {
    text.replace(name + 1, 4, draw.Of(kMembers));
    return;
  }
  static constexpr char kBytes[] = {'"', '\\', ',', ':', '{', '}', '[', ']', ' ', '\0', '\n', '0', '-', '\xFF', '\xEC'};
  text[draw.Below(text.size())] = draw.Of(kBytes);
}

class BothPaths : public testing::TestWithParam<int> {};

TEST_P(BothPaths, SayTheSame) {
  Draw draw(static_cast<uint64_t>(GetParam()));
  const std::vector<const codec::Tr*> trs = PublishedTrs(codec::Kind::kRealtime);
  codec::FrameDecoder decoder(generated::Trs());
  codec::FrameScanner scanner;
  size_t rows = 0, frames = 0, fast = 0;
  while (rows < kRowsPerSeed) {
    GeneratedFrame frame = DrawFrame(trs, draw.OneIn(10), draw);
    const bool damaged = draw.OneIn(20);
    if (damaged) Damage(frame.text, draw);
    const codec::PaddedText padded(frame.text);
    RecordingSink quick, general;
    const absl::Status status = decoder.Decode(padded.view(), quick);
    ASSERT_EQ(status, decoder.DecodeGenerally(padded.view(), general)) << frame.text;
    ASSERT_EQ(quick.said, general.said) << frame.text;
    if (!damaged) {
      ASSERT_TRUE(status.ok()) << status << "\n" << frame.text;
      ASSERT_EQ(quick.rows, frame.rows.size()) << frame.text;
    }
    rows += frame.rows.size();
    ++frames;
    fast += scanner.Scan(padded.view());
  }
  // Otherwise the test would have compared nothing.
  EXPECT_GT(fast, frames / 2);
  EXPECT_LT(fast, frames * 95 / 100);
}

INSTANTIATE_TEST_SUITE_P(Seeds, BothPaths, testing::Range(0, kSeeds));

}  // namespace
}  // namespace kiwoom::tests
