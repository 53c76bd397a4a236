#include "service/http/grpc_trailers.h"

#include <gtest/gtest.h>

namespace kiwoom::http {
namespace {

TEST(GrpcTrailers, OfASuccess) {
  EXPECT_EQ(GrpcTrailers({}, ""), "grpc-status: 0\r\n");
  EXPECT_EQ(GrpcTrailers({}, "a-1"), "grpc-status: 0\r\nkiwoom-request-id: a-1\r\n");
}

TEST(GrpcTrailers, OfAnErrorEncodeTheSentenceAndTheDetails) {
  google::rpc::Status error;
  error.set_code(3);
  error.set_message("100% 코드\r\n~");
  // 08 03: the code; 12 10: the message of 16 bytes.
  EXPECT_EQ(GrpcTrailers(error, "a-1"),
            "grpc-status: 3\r\n"
            "grpc-message: 100%25 %EC%BD%94%EB%93%9C%0D%0A~\r\n"
            "grpc-status-details-bin: CAMSDjEwMCUg7L2U65OcDQp+\r\n"
            "kiwoom-request-id: a-1\r\n");
}

}  // namespace
}  // namespace kiwoom::http
