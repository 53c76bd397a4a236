#pragma once

#include <memory>
#include <string_view>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>

#include "codec/table.h"

namespace kiwoom::fuzz {

// Protobuf's own parser over the contract: bytes that it refuses must never leave the decoders.
class MessageOracle {
 public:
  MessageOracle();

  // Aborts unless `bytes` are a valid message of that name ("Trade").
  void Check(const codec::Message& message, std::string_view bytes);

 private:
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_{&pool_};
};

}  // namespace kiwoom::fuzz
