#include "service/sessions/state_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

namespace kiwoom::sessions {
namespace {

class StateLockTest : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directory(directory_); }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  bool IsFree() const {
    const auto lock = StateLock::Take(directory_);
    EXPECT_TRUE(lock.ok()) << lock.status();
    return lock.ok() && *lock != nullptr;
  }

  const std::string directory_ =
      ::testing::TempDir() + "/" + ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(StateLockTest, ADirectoryHasOneOwnerAtATime) {
  {
    const auto first = StateLock::Take(directory_);
    ASSERT_TRUE(first.ok()) << first.status();
    ASSERT_NE(*first, nullptr);
    EXPECT_EQ((*first)->directory(), directory_);
    EXPECT_FALSE(IsFree());
    EXPECT_FALSE(IsFree()) << "a failed attempt changes nothing";
  }
  EXPECT_TRUE(IsFree()) << "the first has ended";
}

TEST_F(StateLockTest, TheKernelFreesTheLockOfAKilledProcess) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t owner = fork();
  if (owner == 0) {
    const auto lock = StateLock::Take(directory_);
    const char taken = lock.ok() && *lock != nullptr ? 'y' : 'n';
    if (write(ready[1], &taken, 1) == 1) pause();
    _exit(1);
  }
  char taken = 0;
  ASSERT_EQ(read(ready[0], &taken, 1), 1);
  EXPECT_EQ(taken, 'y');
  EXPECT_FALSE(IsFree());
  ASSERT_EQ(kill(owner, SIGKILL), 0);
  ASSERT_EQ(waitpid(owner, nullptr, 0), owner);
  EXPECT_TRUE(IsFree());
  close(ready[0]);
  close(ready[1]);
}

TEST_F(StateLockTest, ReportsAMissingDirectory) {
  std::filesystem::remove(directory_);
  EXPECT_EQ(std::string(StateLock::Take(directory_).status().message()),
            "--state_dir: " + directory_ + "/lock cannot be written: No such file or directory");
}

}  // namespace
}  // namespace kiwoom::sessions
