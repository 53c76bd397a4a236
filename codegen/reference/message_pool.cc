#include "codegen/reference/message_pool.h"

#include <cstdlib>
#include <iostream>

#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/text_format.h"

namespace kiwoom::reference {

MessagePool::MessagePool(std::string_view descriptor_set) {
  google::protobuf::FileDescriptorSet files;
  bool built = files.ParseFromArray(descriptor_set.data(), static_cast<int>(descriptor_set.size()));
  for (const auto& file : files.file()) built = pool_.BuildFile(file) != nullptr && built;
  if (built) return;
  std::cerr << "the embedded descriptors are broken\n";
  std::abort();
}

std::unique_ptr<MessagePool::Message> MessagePool::New(std::string_view name) const {
  const auto* const descriptor = pool_.FindMessageTypeByName("kiwoom.v1." + std::string(name));
  return descriptor == nullptr ? nullptr : std::unique_ptr<Message>(factory_.GetPrototype(descriptor)->New());
}

std::unique_ptr<MessagePool::Message> MessagePool::Parse(std::string_view name, std::string_view bytes) const {
  std::unique_ptr<Message> message = New(name);
  if (message == nullptr) return nullptr;
  return message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) ? std::move(message) : nullptr;
}

std::unique_ptr<MessagePool::Message> MessagePool::ParseText(std::string_view name, std::string_view text) const {
  std::unique_ptr<Message> message = New(name);
  if (message == nullptr) return nullptr;
  return google::protobuf::TextFormat::ParseFromString(std::string(text), message.get()) ? std::move(message) : nullptr;
}

}  // namespace kiwoom::reference
