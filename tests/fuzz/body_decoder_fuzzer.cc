// Any body of a REST answer, for any TR (selected by the first byte): nothing crashes, and the decoded message is
// valid.

#include <memory>
#include <vector>

#include "codec/body_decoder.h"
#include "codec/padded_text.h"
#include "generated/registry.h"
#include "tests/fuzz/message_oracle.h"

namespace kiwoom::fuzz {
namespace {

class Ignore final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly& anomaly) override { length += anomaly.Describe().size(); }
  size_t length = 0;
};

struct Target {
  const codec::Tr* tr;
  std::unique_ptr<codec::BodyDecoder> decoder;
};

std::vector<Target> Targets() {
  std::vector<Target> targets;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind == codec::Kind::kRest) targets.push_back({tr, std::make_unique<codec::BodyDecoder>(*tr)});
  }
  return targets;
}

}  // namespace
}  // namespace kiwoom::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto& oracle = *new kiwoom::fuzz::MessageOracle;
  static auto& targets = *new std::vector(kiwoom::fuzz::Targets());
  if (size == 0) return 0;
  const kiwoom::fuzz::Target& target = targets[data[0] % targets.size()];
  const kiwoom::codec::PaddedText body(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
  kiwoom::fuzz::Ignore sink;
  if (const auto decoded = target.decoder->Decode(body.view(), sink); decoded.ok()) {
    oracle.Check(*target.tr->response, decoded->message);
  }
  return 0;
}
