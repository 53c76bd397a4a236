#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"

namespace kiwoom::reference {

// Messages created at run time by protobuf from embedded descriptors, independently of our codec. Messages point into
// the pool, which must outlive them. Not thread-safe.
class MessagePool {
 public:
  using Message = google::protobuf::Message;

  // `descriptor_set`: a serialized FileDescriptorSet in which each file follows the files that it imports.
  explicit MessagePool(std::string_view descriptor_set);

  // By name in kiwoom.v1. Null if there is none.
  std::unique_ptr<Message> New(std::string_view name) const;

  // Parses wire format or text format. Null if it is not a message of that type.
  std::unique_ptr<Message> Parse(std::string_view name, std::string_view bytes) const;
  std::unique_ptr<Message> ParseText(std::string_view name, std::string_view text) const;

 private:
  google::protobuf::DescriptorPool pool_;
  mutable google::protobuf::DynamicMessageFactory factory_;
};

}  // namespace kiwoom::reference
