#include "service/rpc/library_log.h"

#include <gmock/gmock.h>
#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "google/rpc/status.pb.h"

namespace kiwoom::rpc {
namespace {

using ::testing::HasSubstr;

class LibraryLogTest : public ::testing::Test {
 protected:
  LibraryLogTest() {
    auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(said_));
    logger->set_pattern("%l %v");
    logger->set_level(spdlog::level::debug);
    spdlog::set_default_logger(std::move(logger));
    TakeLibraryLogs();
    gpr_log_verbosity_init();  // as the first use of gRPC does
    testing::internal::CaptureStderr();
  }
  ~LibraryLogTest() override { EXPECT_EQ(testing::internal::GetCapturedStderr(), ""); }

  std::ostringstream said_;
};

TEST_F(LibraryLogTest, LogsOneLineAtLevelDebug) {
  gpr_log(GPR_ERROR, "a\nb");
  GOOGLE_LOG(ERROR) << "c\nd";
  EXPECT_EQ(said_.str(), "debug gRPC: a\\nb\ndebug protobuf: c\\nd\n");
}

TEST_F(LibraryLogTest, LogsAnAbortAsCritical) {
  gpr_log(GPR_ERROR, "assertion failed: x");
  EXPECT_EQ(said_.str(), "critical gRPC: assertion failed: x\n");
}

TEST_F(LibraryLogTest, LogsInvalidUtf8OfAClient) {
  google::rpc::Status status;
  EXPECT_FALSE(status.ParseFromString("\x12\x01\xFF"));
  EXPECT_THAT(said_.str(),
              HasSubstr("debug protobuf: String field 'google.rpc.Status.message' contains invalid UTF-8"));
}

}  // namespace
}  // namespace kiwoom::rpc
