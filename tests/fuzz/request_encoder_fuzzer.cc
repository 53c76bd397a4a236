// Whatever bytes a client sends as the request of any TR (chosen by the first byte): nothing crashes, and what is encoded
// is a JSON object, which the decoders' own parser reads.

#include <cstdlib>
#include <vector>

#include "codegen/runtime/body_decoder.h"
#include "codegen/runtime/padded_text.h"
#include "codegen/runtime/request_encoder.h"
#include "generated/registry.h"

namespace kiwoom {
namespace {

class Ignore final : public runtime::AnomalySink {
 public:
  void OnAnomaly(const runtime::Anomaly&) override {}
};

std::vector<const runtime::Tr*> RestTrs() {
  std::vector<const runtime::Tr*> trs;
  for (const runtime::Tr* tr : generated::Trs()) {
    if (tr->kind == runtime::Kind::kRest) trs.push_back(tr);
  }
  return trs;
}

}  // namespace
}  // namespace kiwoom

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static auto& trs = *new std::vector(kiwoom::RestTrs());
  if (size == 0) return 0;
  const kiwoom::runtime::Tr& tr = *trs[data[0] % trs.size()];
  kiwoom::runtime::Request request;
  kiwoom::runtime::FieldViolation violation;
  if (!kiwoom::runtime::EncodeRequest(tr, {reinterpret_cast<const char*>(data) + 1, size - 1}, request, violation)) {
    if (violation.description.empty()) std::abort();
    return 0;
  }
  const kiwoom::runtime::PaddedText body(request.body);
  kiwoom::Ignore sink;
  if (!kiwoom::runtime::BodyDecoder(tr).Decode(body.view(), sink).ok()) std::abort();
  return 0;
}
