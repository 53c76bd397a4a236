#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/type_resolver.h>

#include "absl/status/statusor.h"

namespace kiwoom::http {

// Protobuf's own JSON mapping for the messages of a descriptor pool: names in camelCase (both spellings are read),
// 64-bit integers as strings, absent values left out. The gateway has no classes for them. Used by one thread.
class JsonCodec {
 public:
  // `pool` outlives it.
  explicit JsonCodec(const google::protobuf::DescriptorPool& pool);
  ~JsonCodec();

  // The error is for the client: a field that the message does not have is one, because a misspelt field must not be
  // ignored in silence.
  absl::StatusOr<std::string> ToProto(const google::protobuf::Descriptor& type, std::string_view json) const;
  // The bytes are a message that the gateway has written.
  absl::StatusOr<std::string> ToJson(const google::protobuf::Descriptor& type, std::string_view bytes) const;

 private:
  const std::unique_ptr<google::protobuf::util::TypeResolver> types_;
};

}  // namespace kiwoom::http
