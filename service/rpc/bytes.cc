#include "service/rpc/bytes.h"

#include <utility>
#include <vector>

namespace kiwoom::rpc {
namespace {

// Frees the string when gRPC releases it.
grpc::Slice Keep(std::string bytes) {
  auto* const kept = new std::string(std::move(bytes));
  return grpc::Slice(
      kept->data(), kept->size(), [](void* string) { delete static_cast<std::string*>(string); }, kept);
}

}  // namespace

std::string ToString(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

grpc::ByteBuffer ToBuffer(std::string head, std::string rest) {
  if (head.empty()) {
    const grpc::Slice slice = Keep(std::move(rest));
    return grpc::ByteBuffer(&slice, 1);
  }
  const grpc::Slice slices[] = {Keep(std::move(head)), Keep(std::move(rest))};
  return grpc::ByteBuffer(slices, 2);
}

}  // namespace kiwoom::rpc
