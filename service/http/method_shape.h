#pragma once

#include <optional>
#include <string_view>

#include <google/protobuf/descriptor.h>

namespace kiwoom::http {

// What a call of a method looks like on the wire.
struct MethodShape {
  const google::protobuf::Descriptor* request = nullptr;
  const google::protobuf::Descriptor* response = nullptr;
  bool streams_in = false;   // several messages from the client
  bool streams_out = false;  // several messages to it
};

// The shape of a path, "/package.Service/Method". None if the pool has no such method; whether the gateway serves it is
// for the reception to say.
std::optional<MethodShape> FindShape(const google::protobuf::DescriptorPool& pool, std::string_view path);

}  // namespace kiwoom::http
