#pragma once

#include <memory>
#include <string_view>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>

#include "codec/table.h"

namespace kiwoom::fuzz {

// Protobuf's own parser for the contract: the decoders must never emit bytes that it refuses.
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
