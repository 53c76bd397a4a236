#include "codegen/testdata/kitchen_sink.h"

#include "generated/descriptors.h"
#include "generated/registry.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"

namespace kiwoom::kitchen_sink {

const reference::MessagePool& Pool() {
  static const reference::MessagePool& pool = *new reference::MessagePool(generated::DescriptorSet());
  return pool;
}

const codec::Tr& FindTr(std::string_view code) {
  for (const codec::Tr* tr : generated::Trs()) {
    if (tr->code == code) return *tr;
  }
  ADD_FAILURE() << "no TR " << code;
  return *generated::Trs().front();
}

std::string Differences(std::string_view name, std::string_view expected, std::string_view bytes) {
  const auto want = Pool().ParseText(name, expected);
  const auto have = Pool().Parse(name, bytes);
  if (want == nullptr) return "the expectation is not a valid " + std::string(name);
  if (have == nullptr) return "the bytes are no " + std::string(name);
  std::string report;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&report);
  differencer.Compare(*want, *have);
  return report;
}

}  // namespace kiwoom::kitchen_sink
