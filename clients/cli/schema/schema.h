#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/dynamic_message.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/type_resolver.h"

// The contract as data. Messages are created from descriptors, so a TR added by a YAML file needs no code here.
// Single-threaded.
namespace kiwoom::cli {

class Schema {
 public:
  // `descriptor_set` is a serialized FileDescriptorSet in which every file follows its imports.
  static absl::StatusOr<std::unique_ptr<Schema>> Parse(std::string_view descriptor_set);

  // By full name: "kiwoom.v1.Event". Null if there is none.
  const google::protobuf::Descriptor* FindMessage(std::string_view name) const;

  // By path: "/kiwoom.v1.SectorService/GetSectorPrice". Null if there is none.
  const google::protobuf::MethodDescriptor* FindMethod(std::string_view path) const;

  std::unique_ptr<google::protobuf::Message> New(const google::protobuf::Descriptor& type);

  // Proto3 JSON on one line, with the field names of the proto files. `bytes` is in wire format.
  absl::StatusOr<std::string> Json(const google::protobuf::Descriptor& type, std::string_view bytes) const;

 private:
  Schema() : factory_(&pool_) {}

  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
  std::unique_ptr<google::protobuf::util::TypeResolver> resolver_;
};

}  // namespace kiwoom::cli
