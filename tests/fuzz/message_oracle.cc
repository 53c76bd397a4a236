#include "tests/fuzz/message_oracle.h"

#include <cstdlib>
#include <string>

#include <google/protobuf/descriptor.pb.h>

#include "generated/descriptors.h"

namespace kiwoom::fuzz {

MessageOracle::MessageOracle() {
  google::protobuf::FileDescriptorSet set;
  const std::string_view bytes = generated::DescriptorSet();
  if (!set.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) std::abort();
  for (const auto& file : set.file()) {
    if (pool_.BuildFile(file) == nullptr) std::abort();
  }
}

void MessageOracle::Check(const codec::Message& message, std::string_view bytes) {
  const auto* const descriptor = pool_.FindMessageTypeByName("kiwoom.v1." + std::string(message.name));
  if (descriptor == nullptr) std::abort();
  const std::unique_ptr<google::protobuf::Message> parsed(factory_.GetPrototype(descriptor)->New());
  if (!parsed->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) std::abort();
  // The contract has every field.
  if (!parsed->GetReflection()->GetUnknownFields(*parsed).empty()) std::abort();
}

}  // namespace kiwoom::fuzz
