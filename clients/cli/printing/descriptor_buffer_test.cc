#include "clients/cli/printing/descriptor_buffer.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ostream>
#include <string>
#include <thread>

namespace kiwoom::cli {
namespace {

class Pipe {
 public:
  Pipe() { EXPECT_EQ(pipe(ends_), 0); }
  ~Pipe() {
    CloseReader();
    CloseWriter();
  }
  int writer() const { return ends_[1]; }
  void CloseReader() { Close(ends_[0]); }
  void CloseWriter() { Close(ends_[1]); }
  std::string ReadToTheEnd() {
    std::string text;
    char part[4096];
    for (ssize_t size = 0; (size = read(ends_[0], part, sizeof part)) > 0;) text.append(part, size);
    return text;
  }

 private:
  static void Close(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }
  int ends_[2] = {-1, -1};
};

TEST(DescriptorBufferTest, WritesWhatDoesNotFitIntoABufferToo) {
  Pipe pipe;
  const std::string all(1'000'003, 'x');
  std::string read;
  std::thread reader([&] { read = pipe.ReadToTheEnd(); });
  {
    DescriptorBuffer buffer(pipe.writer());
    std::ostream out(&buffer);
    out << all << 'y' << std::flush;
    EXPECT_TRUE(out.good());
    out << "unflushed";
  }
  pipe.CloseWriter();
  reader.join();
  EXPECT_EQ(read, all + "yunflushed");
}

TEST(DescriptorBufferTest, AFullDiskIsAnErrorAtTheFlush) {
  const int full = open("/dev/full", O_WRONLY);
  ASSERT_GE(full, 0);
  DescriptorBuffer buffer(full);
  std::ostream out(&buffer);
  out << "something";
  EXPECT_EQ(buffer.error(), 0) << "it waits in the buffer";
  out << std::flush;
  EXPECT_FALSE(out.good());
  EXPECT_EQ(buffer.error(), ENOSPC);
  close(full);
}

TEST(DescriptorBufferTest, AClosedPipeIsAnErrorThatStays) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.CloseReader();
  DescriptorBuffer buffer(pipe.writer());
  std::ostream out(&buffer);
  out << std::string(100'000, 'x');
  EXPECT_FALSE(out.good());
  EXPECT_EQ(buffer.error(), EPIPE);
  out.clear();
  out << "more" << std::flush;
  EXPECT_FALSE(out.good());
}

}  // namespace
}  // namespace kiwoom::cli
