#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "service/methods/call.h"
#include "service/methods/method_table.h"

namespace kiwoom::methods {

// Server reflection (v1 and v1alpha, which are identical on the wire) over a descriptor set. Clients get every message
// of the contract without its files.
class ReflectionService {
 public:
  // `descriptor_set`: a serialized FileDescriptorSet with all imports.
  absl::Status Load(std::string_view descriptor_set);

  // Permits a request or returns the error that ends its call.
  using Gate = std::function<absl::Status(const Call&)>;

  // Lists the services of this table. `gate` judges each request of a call but the first.
  void AddTo(MethodTable& methods, Gate gate);

  const google::protobuf::DescriptorPool& pool() const { return pool_; }

 private:
  class Stream;

  google::protobuf::DescriptorPool pool_;
  absl::flat_hash_map<const google::protobuf::FileDescriptor*, std::string> files_;  // serialized
  Gate gate_;
  const MethodTable* methods_ = nullptr;
};

}  // namespace kiwoom::methods
