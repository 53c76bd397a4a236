#pragma once

#include <string>

#include <grpcpp/support/byte_buffer.h>

namespace kiwoom::rpc {

// Copies a message out of gRPC's buffer, which may have many slices.
std::string ToString(const grpc::ByteBuffer& buffer);

// A message for gRPC to send, the two parts concatenated. The buffer takes over the strings without copying.
grpc::ByteBuffer ToBuffer(std::string head, std::string rest);

}  // namespace kiwoom::rpc
