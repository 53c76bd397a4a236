// Any bytes as a client's request to any TR (selected by the first byte): nothing crashes, and the encoded request is a
// JSON object that the decoders' own parser accepts.

#include <cstdlib>
#include <vector>

#include "codec/body_decoder.h"
#include "codec/padded_text.h"
#include "codec/request_encoder.h"
#include "generated/registry.h"

namespace kiwoom::fuzz {
namespace {

class Ignore final : public codec::AnomalySink {
 public:
  void OnAnomaly(const codec::Anomaly&) override {}
};

std::vector<const codec::Tr*> RestTrs() {
  std::vector<const codec::Tr*> trs;
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->kind == codec::Kind::kRest) trs.push_back(tr);
  }
  return trs;
}

}  // namespace
}  // namespace kiwoom::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto& trs = *new std::vector(kiwoom::fuzz::RestTrs());
  if (size == 0) return 0;
  const kiwoom::codec::Tr& tr = *trs[data[0] % trs.size()];
  kiwoom::codec::Request request;
  std::vector<kiwoom::codec::FieldProblem> problems;
  if (!kiwoom::codec::EncodeRequest(tr, {reinterpret_cast<const char*>(data) + 1, size - 1}, request, problems)) {
    if (problems.empty()) std::abort();
    return 0;
  }
  const kiwoom::codec::PaddedText body(request.body);
  kiwoom::fuzz::Ignore sink;
  if (!kiwoom::codec::BodyDecoder(tr).Decode(body.view(), sink).ok()) std::abort();
  return 0;
}
