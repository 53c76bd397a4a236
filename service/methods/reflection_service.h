#pragma once

#include <string_view>

#include <google/protobuf/descriptor.h>

#include "absl/status/status.h"
#include "service/methods/method_table.h"

namespace kiwoom::methods {

// Server reflection (v1 and v1alpha, which are identical on the wire) over a descriptor set. Clients get every message
// of the contract without its files.
class ReflectionService {
 public:
  // `descriptor_set`: a serialized FileDescriptorSet with all imports.
  absl::Status Load(std::string_view descriptor_set);

  // Lists the services of this table.
  void AddTo(MethodTable& methods);

  const google::protobuf::DescriptorPool& pool() const { return pool_; }

 private:
  class Stream;

  google::protobuf::DescriptorPool pool_;
  const MethodTable* methods_ = nullptr;
};

}  // namespace kiwoom::methods
