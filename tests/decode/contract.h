#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>

namespace kiwoom::tests {

// The published contract as protobuf itself reads it: messages created at run time from the embedded descriptors. It
// shares nothing with the codec that wrote the bytes, so it is an independent oracle.
class Contract {
 public:
  using Message = google::protobuf::Message;

  // One for the whole test binary: messages point into it.
  static const Contract& Instance();

  // By full name. Null, and a failed expectation, if the contract has no such message or if the bytes or text are not
  // such a message.
  std::unique_ptr<Message> Parse(std::string_view name, std::string_view bytes) const;
  std::unique_ptr<Message> ParseText(std::string_view name, std::string_view textproto) const;

 private:
  Contract();

  std::unique_ptr<Message> New(std::string_view name) const;

  google::protobuf::DescriptorPool pool_;
  mutable google::protobuf::DynamicMessageFactory factory_;
};

// The differences, one per line; empty if there are none. Compares doubles exactly, except for the sign of zero.
std::string Differences(const google::protobuf::Message& expected, const google::protobuf::Message& actual);

}  // namespace kiwoom::tests
