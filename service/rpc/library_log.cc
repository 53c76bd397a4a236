#include "service/rpc/library_log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <spdlog/spdlog.h>

#include <string>
#include <string_view>

#include "codec/excerpt.h"

namespace kiwoom::rpc {
namespace {

constexpr size_t kMostShown = 500;

void Say(const char* library, std::string_view message, bool fatal) {
  spdlog::log(fatal ? spdlog::level::critical : spdlog::level::debug, "{}: {}", library,
              codec::OneLine(message, kMostShown));
}

void FromGrpc(gpr_log_func_args* line) {
  const std::string_view message = line->message;
  // gRPC has no severity for a failed assertion, which aborts the process.
  Say("gRPC", message, message.starts_with("assertion failed"));
}

void FromProtobuf(google::protobuf::LogLevel level, const char*, int, const std::string& message) {
  Say("protobuf", message, level == google::protobuf::LOGLEVEL_FATAL);
}

}  // namespace

void TakeLibraryLogs() {
  gpr_set_log_function(FromGrpc);
  google::protobuf::SetLogHandler(FromProtobuf);
}

}  // namespace kiwoom::rpc
