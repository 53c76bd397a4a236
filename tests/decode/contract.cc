#include "tests/decode/contract.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "generated/descriptors.h"

namespace kiwoom::tests {

Contract::Contract() {
  google::protobuf::FileDescriptorSet files;
  const std::string_view bytes = generated::DescriptorSet();
  EXPECT_TRUE(files.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
  for (const auto& file : files.file()) EXPECT_NE(pool_.BuildFile(file), nullptr) << file.name();
}

const Contract& Contract::Instance() {
  static const Contract* const contract = new Contract;
  return *contract;
}

std::unique_ptr<Contract::Message> Contract::New(std::string_view name) const {
  const auto* const descriptor = pool_.FindMessageTypeByName(std::string(name));
  EXPECT_NE(descriptor, nullptr) << "the contract has no message " << name;
  return descriptor == nullptr ? nullptr : std::unique_ptr<Message>(factory_.GetPrototype(descriptor)->New());
}

std::unique_ptr<Contract::Message> Contract::Parse(std::string_view name, std::string_view bytes) const {
  auto message = New(name);
  if (message == nullptr) return nullptr;
  const bool parsed = message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  EXPECT_TRUE(parsed) << "the bytes are no " << name;
  return parsed ? std::move(message) : nullptr;
}

std::unique_ptr<Contract::Message> Contract::ParseText(std::string_view name, std::string_view textproto) const {
  auto message = New(name);
  if (message == nullptr) return nullptr;
  const bool parsed = google::protobuf::TextFormat::ParseFromString(std::string(textproto), message.get());
  EXPECT_TRUE(parsed) << "this is no " << name << ":\n" << textproto;
  return parsed ? std::move(message) : nullptr;
}

std::string Differences(const google::protobuf::Message& expected, const google::protobuf::Message& actual) {
  std::string report;
  google::protobuf::util::MessageDifferencer differencer;
  differencer.ReportDifferencesToString(&report);
  const bool equal = differencer.Compare(expected, actual);
  EXPECT_EQ(equal, report.empty());
  return report;
}

}  // namespace kiwoom::tests
