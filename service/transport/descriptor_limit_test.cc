#include "service/transport/descriptor_limit.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace kiwoom::transport {
namespace {

TEST(DescriptorLimit, IsRaisedToWhatTheProcessMayHave) {
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit low{.rlim_cur = 64, .rlim_max = before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &low), 0);
  EXPECT_EQ(DescriptorLimit(), 64);
  RaiseDescriptorLimit();
  EXPECT_EQ(DescriptorLimit(), static_cast<int>(std::min<rlim_t>(before.rlim_max, 1 << 20)));
}

TEST(DescriptorLimit, IsReportedIfItLeavesLittleRoomForClients) {
  EXPECT_EQ(DescriptorShortage(1024),
            "this process may open only 1024 files and connections, and accepts about 512 clients: raise the limit of "
            "open files to 8192 (LimitNOFILE, ulimit -n)");
  EXPECT_NE(DescriptorShortage(8191), "");
  EXPECT_EQ(DescriptorShortage(8192), "");
}

}  // namespace
}  // namespace kiwoom::transport
