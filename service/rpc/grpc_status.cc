#include "service/rpc/grpc_status.h"

#include "service/errors/error_proto.h"

namespace kiwoom::rpc {

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status proto = errors::ToProto(status);
  return {static_cast<grpc::StatusCode>(proto.code()), proto.message(), proto.SerializeAsString()};
}

}  // namespace kiwoom::rpc
