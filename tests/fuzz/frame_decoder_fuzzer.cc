// Any text in a WebSocket message: nothing crashes, every delivered row is a valid message of its type, and the fast
// path agrees with the general path.

#include <cstdlib>
#include <string>
#include <vector>

#include "codec/frame_decoder.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/fuzz/message_oracle.h"

namespace kiwoom::fuzz {
namespace {

class Recorder final : public codec::FrameSink {
 public:
  explicit Recorder(MessageOracle& oracle) : oracle_(oracle) {}

  void OnRow(const codec::Tr& tr, std::string_view item, std::string_view message) override {
    oracle_.Check(*tr.response, message);
    story.push_back(std::string(tr.code) + '|' + std::string(item) + '|' + std::string(message));
  }
  void OnControl(const codec::ControlFrame& frame) override { story.push_back("control|" + std::string(frame.trnm)); }
  void OnAnomaly(const codec::Anomaly& anomaly) override { story.push_back(anomaly.Describe()); }

  std::vector<std::string> story;

 private:
  MessageOracle& oracle_;
};

}  // namespace
}  // namespace kiwoom::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto& oracle = *new kiwoom::fuzz::MessageOracle;
  static auto& decoder = *new kiwoom::codec::FrameDecoder(kiwoom::generated::Trs());
  const kiwoom::codec::PaddedText frame(std::string_view(reinterpret_cast<const char*>(data), size));
  kiwoom::fuzz::Recorder fast(oracle), general(oracle);
  const bool fast_ok = decoder.Decode(frame.view(), fast).ok();
  const bool general_ok = decoder.DecodeGenerally(frame.view(), general).ok();
  if (fast_ok != general_ok || fast.story != general.story) std::abort();
  return 0;
}
