#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"

namespace kiwoom::reference {

// A contract as protobuf itself reads it: messages made at run time from embedded descriptors, nothing of the engine
// in between. Messages point into the pool, which outlives them. One thread.
class MessagePool {
 public:
  using Message = google::protobuf::Message;

  // `descriptor_set`: a serialized FileDescriptorSet in which each file stands behind those that it imports.
  explicit MessagePool(std::string_view descriptor_set);

  // By name in kiwoom.v1. Null where there is none.
  std::unique_ptr<Message> New(std::string_view name) const;

  // From wire format, and from text format. Null where it is none of that message.
  std::unique_ptr<Message> Parse(std::string_view name, std::string_view bytes) const;
  std::unique_ptr<Message> ParseText(std::string_view name, std::string_view text) const;

 private:
  google::protobuf::DescriptorPool pool_;
  mutable google::protobuf::DynamicMessageFactory factory_;
};

}  // namespace kiwoom::reference
