#include "tests/add_tr/reflected_contract.h"

#include <chrono>
#include <optional>

#include "grpcpp/client_context.h"
#include "grpcpp/impl/codegen/proto_utils.h"
#include "grpcpp/impl/codegen/sync_stream.h"

namespace kiwoom::tests {
namespace {

using google::protobuf::FileDescriptorProto;
using grpc::reflection::v1::ServerReflectionRequest;
using grpc::reflection::v1::ServerReflectionResponse;

constexpr char kMethod[] = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
constexpr std::chrono::seconds kPatience(30);

std::optional<ServerReflectionResponse> Ask(grpc::Channel& channel, const ServerReflectionRequest& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  const grpc::internal::RpcMethod method(kMethod, grpc::internal::RpcMethod::BIDI_STREAMING);
  const std::unique_ptr<grpc::ClientReaderWriter<ServerReflectionRequest, ServerReflectionResponse>> stream(
      grpc::internal::ClientReaderWriterFactory<ServerReflectionRequest, ServerReflectionResponse>::Create(
          &channel, method, &context));
  ServerReflectionResponse response;
  stream->Write(request);
  stream->WritesDone();
  const bool answered = stream->Read(&response);
  context.TryCancel();
  stream->Finish();
  return answered ? std::optional(response) : std::nullopt;
}

}  // namespace

// An answer contains the file and its imports in any order.
void ReflectedFiles::Fetch(const ServerReflectionRequest& request) {
  const std::optional<ServerReflectionResponse> response = Ask(*channel_, request);
  if (!response) return;
  for (const std::string& bytes : response->file_descriptor_response().file_descriptor_proto()) {
    FileDescriptorProto file;
    if (file.ParseFromString(bytes) && known_.insert(file.name()).second) fetched_.Add(file);
  }
}

bool ReflectedFiles::FindFileByName(const std::string& name, FileDescriptorProto* file) {
  if (fetched_.FindFileByName(name, file)) return true;
  ServerReflectionRequest request;
  request.set_file_by_filename(name);
  Fetch(request);
  return fetched_.FindFileByName(name, file);
}

bool ReflectedFiles::FindFileContainingSymbol(const std::string& symbol, FileDescriptorProto* file) {
  if (fetched_.FindFileContainingSymbol(symbol, file)) return true;
  ServerReflectionRequest request;
  request.set_file_containing_symbol(symbol);
  Fetch(request);
  return fetched_.FindFileContainingSymbol(symbol, file);
}

}  // namespace kiwoom::tests
