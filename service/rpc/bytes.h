#pragma once

#include <string>

#include <grpcpp/support/byte_buffer.h>

namespace kiwoom::rpc {

// A message as gRPC brings it. Copied: it may lie in many slices.
std::string ToString(const grpc::ByteBuffer& buffer);

// A message of two parts, one behind the other, for gRPC to send: it keeps the strings themselves, nothing is copied.
grpc::ByteBuffer ToBuffer(std::string head, std::string rest);

}  // namespace kiwoom::rpc
