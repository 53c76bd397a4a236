#include "clients/cli/schema/schema.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/type_resolver_util.h"

namespace kiwoom::cli {

namespace {

constexpr char kTypePrefix[] = "type.googleapis.com";

}  // namespace

absl::StatusOr<std::unique_ptr<Schema>> Schema::Parse(std::string_view descriptor_set) {
  google::protobuf::FileDescriptorSet files;
  if (!files.ParseFromArray(descriptor_set.data(), static_cast<int>(descriptor_set.size()))) {
    return absl::InternalError("The built-in contract is not a FileDescriptorSet.");
  }
  std::unique_ptr<Schema> schema(new Schema);
  for (const google::protobuf::FileDescriptorProto& file : files.file()) {
    if (schema->pool_.BuildFile(file) == nullptr) {
      return absl::InternalError(absl::StrCat("The built-in contract is invalid at ", file.name(), "."));
    }
  }
  schema->resolver_.reset(google::protobuf::util::NewTypeResolverForDescriptorPool(kTypePrefix, &schema->pool_));
  return schema;
}

const google::protobuf::Descriptor* Schema::FindMessage(std::string_view name) const {
  return pool_.FindMessageTypeByName(std::string(name));
}

const google::protobuf::MethodDescriptor* Schema::FindMethod(std::string_view path) const {
  if (!path.starts_with('/')) return nullptr;
  std::string name(path.substr(1));
  std::replace(name.begin(), name.end(), '/', '.');
  return pool_.FindMethodByName(name);
}

std::unique_ptr<google::protobuf::Message> Schema::New(const google::protobuf::Descriptor& type) {
  return std::unique_ptr<google::protobuf::Message>(factory_.GetPrototype(&type)->New());
}

absl::StatusOr<std::string> Schema::Json(const google::protobuf::Descriptor& type, std::string_view bytes) const {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = google::protobuf::util::BinaryToJsonString(
      resolver_.get(), absl::StrCat(kTypePrefix, "/", type.full_name()), std::string(bytes), &json, options);
  if (!status.ok()) {
    return absl::InternalError(absl::StrCat("A ", type.name(), " cannot be written as JSON: ", status.ToString(), "."));
  }
  return json;
}

}  // namespace kiwoom::cli
