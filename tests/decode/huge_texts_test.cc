#include <gtest/gtest.h>
#include <malloc.h>

#include "absl/strings/str_cat.h"
#include "codec/body_decoder.h"
#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/decode/decoded.h"

// What arrives once must not occupy memory for ever: the decoders' buffers grow with a text and are usually kept.
namespace kiwoom::tests {
namespace {

constexpr size_t kHuge = 12'000'000;
constexpr size_t kKept = 200'000;

size_t BytesInUse() {
  const struct mallinfo2 heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
}

TEST(HugeText, OfAFrameIsForgotten) {
  codec::FrameDecoder decoder(generated::Trs());
  const auto decode = [&](size_t size, const char* behind) {
    Recorder recorder;
    const codec::PaddedText frame(absl::StrCat(R"({"trnm":"REAL","data":[{"type":"0C","item":"A1","values":{"9":")",
                                               std::string(size, 'x'), "\"}}]", behind, "}"));
    ASSERT_TRUE(decoder.Decode(frame.view(), recorder).ok());
    ASSERT_EQ(recorder.rows.size(), 1u);
  };
  const auto decode_on_both_paths = [&](size_t size) {
    decode(size, "");
    decode(size, R"(,"seq":1)");
  };
  decode_on_both_paths(10);
  const size_t before = BytesInUse();
  decode_on_both_paths(kHuge);
  EXPECT_LT(BytesInUse(), before + kKept);
}

TEST(HugeText, OfABodyIsForgotten) {
  codec::BodyDecoder decoder(FindTr("ka20001"));
  const auto decode = [&](size_t size) {
    Recorder recorder;
    const codec::PaddedText body(absl::StrCat(R"({"return_code":0,"x":")", std::string(size, 'x'), "\"}"));
    ASSERT_TRUE(decoder.Decode(body.view(), recorder).ok());
    ASSERT_EQ(recorder.anomalies.size(), size > 100'000 ? 2u : 1u) << "an unknown key, and no room for it";
  };
  decode(10);
  const size_t before = BytesInUse();
  decode(kHuge);
  EXPECT_LT(BytesInUse(), before + kKept);
}

}  // namespace
}  // namespace kiwoom::tests
