#include "service/methods/reflection_service.h"

#include <set>
#include <vector>

#include <google/protobuf/descriptor.pb.h>

#include "absl/strings/str_cat.h"
#include "grpc/reflection/v1/reflection.pb.h"
#include "service/errors/violations.h"
#include "service/methods/call.h"

namespace kiwoom::methods {

using google::protobuf::FileDescriptor;
using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;

namespace {

void NotFound(std::string_view what, ServerReflectionResponse& response) {
  auto& error = *response.mutable_error_response();
  error.set_error_code(static_cast<int>(absl::StatusCode::kNotFound));
  error.set_error_message(absl::StrCat("this gateway has no ", std::string(what)));
}

}  // namespace

class ReflectionService::Stream final : public Handler {
 public:
  Stream(Call& call, const ReflectionService& reflection) : call_(call), reflection_(reflection) {}

  // One request at a time: the next is read once the answer has been written.
  void OnMessage(std::string bytes) override {
    ServerReflectionRequest request;
    if (!request.ParseFromString(bytes)) {
      call_.Finish(errors::InvalidField("", errors::Phrase::kMessageUnreadable));
      return;
    }
    if (const absl::Status refusal = first_ ? absl::OkStatus() : reflection_.gate_(call_); !refusal.ok()) {
      call_.Finish(refusal);
      return;
    }
    first_ = false;
    call_.WriteBytes(Answer(request).SerializeAsString());
  }

  void OnWritten() override { call_.Read(); }

  void OnHalfClose() override { call_.Finish(absl::OkStatus()); }

 private:
  ServerReflectionResponse Answer(const ServerReflectionRequest& request) const;
  void AnswerFile(const FileDescriptor* file, std::string_view what, ServerReflectionResponse& response) const {
    if (file == nullptr) {
      NotFound(what, response);
      return;
    }
    std::set<const FileDescriptor*> seen;
    Collect(file, seen, response);
  }
  // Adds a file, then its imports: some clients take the first file for the one they requested.
  void Collect(const FileDescriptor* file, std::set<const FileDescriptor*>& seen,
               ServerReflectionResponse& response) const {
    if (!seen.insert(file).second) return;
    response.mutable_file_descriptor_response()->add_file_descriptor_proto(reflection_.files_.at(file));
    for (int i = 0; i < file->dependency_count(); ++i) Collect(file->dependency(i), seen, response);
  }

  Call& call_;
  const ReflectionService& reflection_;
  bool first_ = true;
};

ServerReflectionResponse ReflectionService::Stream::Answer(const ServerReflectionRequest& request) const {
  const auto& pool = reflection_.pool();
  ServerReflectionResponse response;
  response.set_valid_host(request.host());
  *response.mutable_original_request() = request;
  switch (request.message_request_case()) {
    case ServerReflectionRequest::kFileByFilename:
      AnswerFile(pool.FindFileByName(request.file_by_filename()), "file of that name", response);
      break;
    case ServerReflectionRequest::kFileContainingSymbol:
      AnswerFile(pool.FindFileContainingSymbol(request.file_containing_symbol()), "such symbol", response);
      break;
    case ServerReflectionRequest::kFileContainingExtension: {
      const auto& wanted = request.file_containing_extension();
      const auto* const extendee = pool.FindMessageTypeByName(wanted.containing_type());
      const auto* const extension =
          extendee == nullptr ? nullptr : pool.FindExtensionByNumber(extendee, wanted.extension_number());
      AnswerFile(extension == nullptr ? nullptr : extension->file(), "such extension", response);
      break;
    }
    case ServerReflectionRequest::kAllExtensionNumbersOfType: {
      const auto* const extendee = pool.FindMessageTypeByName(request.all_extension_numbers_of_type());
      if (extendee == nullptr) {
        NotFound("such message", response);
        break;
      }
      auto& numbers = *response.mutable_all_extension_numbers_response();
      numbers.set_base_type_name(extendee->full_name());
      std::vector<const google::protobuf::FieldDescriptor*> extensions;
      pool.FindAllExtensions(extendee, &extensions);
      for (const auto* extension : extensions) numbers.add_extension_number(extension->number());
      break;
    }
    case ServerReflectionRequest::kListServices:
      for (const std::string& service : reflection_.methods_->Services()) {
        response.mutable_list_services_response()->add_service()->set_name(service);
      }
      break;
    case ServerReflectionRequest::MESSAGE_REQUEST_NOT_SET:
      NotFound("answer to an empty request", response);
      break;
  }
  return response;
}

absl::Status ReflectionService::Load(std::string_view descriptor_set) {
  google::protobuf::FileDescriptorSet set;
  if (!set.ParseFromArray(descriptor_set.data(), static_cast<int>(descriptor_set.size()))) {
    return absl::InternalError("the embedded descriptor set cannot be read");
  }
  for (const auto& file : set.file()) {
    const FileDescriptor* const built = pool_.BuildFile(file);
    if (built == nullptr) {
      return absl::InternalError(absl::StrCat("the embedded descriptor of ", file.name(), " cannot be built"));
    }
    google::protobuf::FileDescriptorProto bare = file;
    bare.clear_source_code_info();
    files_.emplace(built, bare.SerializeAsString());
  }
  return absl::OkStatus();
}

void ReflectionService::AddTo(MethodTable& methods, Gate gate) {
  methods_ = &methods;
  gate_ = std::move(gate);
  for (const char* const version : {"v1", "v1alpha"}) {
    methods.Add(absl::StrCat("/grpc.reflection.", version, ".ServerReflection/ServerReflectionInfo"), std::nullopt,
                [this](Call& call) { return std::make_unique<Stream>(call, *this); });
  }
}

}  // namespace kiwoom::methods
