#include "service/transport/connection_limit.h"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <utility>

namespace kiwoom::transport {
namespace {

class ConnectionLimitTest : public ::testing::Test {
 protected:
  ConnectionLimitTest() {
    auto logger = std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(said_));
    logger->set_pattern("%v");
    spdlog::set_default_logger(std::move(logger));
  }

  std::string Said() {
    std::string said = said_.str();
    said_.str("");
    return said;
  }

  std::ostringstream said_;
  ConnectionLimit limit_{100};
  const absl::Time start_ = absl::FromUnixSeconds(1'000'000);
};

TEST_F(ConnectionLimitTest, RefusesConnectionsOnceTheDescriptorsBelowItAreTaken) {
  EXPECT_TRUE(limit_.Admits(99, start_));
  EXPECT_EQ(Said(), "");
  EXPECT_FALSE(limit_.Admits(100, start_));
  EXPECT_EQ(Said(),
            "100 descriptors are in use: further clients are refused until some are closed (raise the limit of open "
            "files)\n");
  EXPECT_TRUE(limit_.Admits(12, start_)) << "one has been closed";
}

TEST_F(ConnectionLimitTest, LogsNoMoreThanALineAMinute) {
  limit_.Admits(100, start_);
  Said();
  for (int second = 0; second < 60; ++second) {
    limit_.Admits(second % 2 == 0 ? 20 : 100, start_ + absl::Seconds(second));
    EXPECT_EQ(Said(), "") << second;
  }
  limit_.Admits(20, start_ + absl::Seconds(60));
  EXPECT_EQ(Said(), "clients are served again, after 31 were refused\n");
  limit_.Admits(100, start_ + absl::Seconds(61));
  EXPECT_EQ(Said(), "");
}

}  // namespace
}  // namespace kiwoom::transport
