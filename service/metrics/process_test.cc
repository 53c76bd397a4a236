#include "service/metrics/process.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace kiwoom::metrics {
namespace {

TEST(Process, ReadsTheNumbersBehindAnyName) {
  const std::string stat =
      "4711 (a name) with) S 1 4711 4711 0 -1 4194560 100 0 3 0 250 50 0 0 20 0 9 0 6000 1048576 300 "
      "18446744073709551615 1 1 0 0 0 0 0 4096 0 0 0 0 17 1 0 0 0 0 0\n";
  const Process process = ParseProcess(stat, 100, 4096);
  EXPECT_DOUBLE_EQ(process.cpu_seconds, 3.0) << "250 ticks of its own and 50 of the kernel";
  EXPECT_EQ(process.resident_bytes, 300 * 4096);
}

TEST(Process, BearsTextsThatSayNothing) {
  for (const char* stat : {"", "4711", "4711 (x", "4711 (x) ", "4711 (x) S 1 2"}) {
    EXPECT_EQ(ParseProcess(stat, 100, 4096).cpu_seconds, 0) << stat;
  }
}

TEST(Process, ReadsThisProcess) {
  const Process before = ReadProcess();
  EXPECT_GT(before.resident_bytes, 1 << 20);
  const int copy = dup(0);
  ASSERT_GE(copy, 0);
  EXPECT_EQ(ReadProcess().open_fds, before.open_fds + 1);
  close(copy);
  EXPECT_GT(before.most_fds, before.open_fds);
}

}  // namespace
}  // namespace kiwoom::metrics
