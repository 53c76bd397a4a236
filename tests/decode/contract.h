#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/message.h>

namespace kiwoom::tests {

// The published contract as protobuf itself reads it: messages made at run time from the embedded descriptors. It
// shares nothing with the engine that wrote the bytes, which is what makes it an oracle.
class Contract {
 public:
  using Message = google::protobuf::Message;

  // One for the whole test binary: messages point into it.
  static const Contract& Instance();

  // By full name. Null, and a failed expectation, where the contract has no such message or the bytes or the text are
  // none of its kind.
  std::unique_ptr<Message> Parse(std::string_view name, std::string_view bytes) const;
  std::unique_ptr<Message> ParseText(std::string_view name, std::string_view textproto) const;

 private:
  Contract();

  std::unique_ptr<Message> New(std::string_view name) const;

  google::protobuf::DescriptorPool pool_;
  mutable google::protobuf::DynamicMessageFactory factory_;
};

// What is different, a line each, doubles to the last bit but for the sign of zero; empty: nothing is.
std::string Differences(const google::protobuf::Message& expected, const google::protobuf::Message& actual);

}  // namespace kiwoom::tests
