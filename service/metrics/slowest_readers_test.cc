#include "service/metrics/slowest_readers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace kiwoom::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SlowestReadersTest : public ::testing::Test {
 protected:
  // A stream with so many events that wait.
  void Open(const std::string& peer, int events) {
    const absl::Time start = absl::FromUnixSeconds(1'800'000'000) + absl::Seconds(readers_.size());
    readers_.push_back(
        std::make_unique<fanout::Reader>(peer, fanout::ReaderOptions{.peer = peer, .caller = "us"}, start, [] {}));
    fanout::StreamCursor* const cursor = readers_.back()->queue().OpenCursor(false, 7, 0);
    for (uint64_t i = 1; i <= static_cast<uint64_t>(events); ++i) {
      const fanout::EventIdentity identity{.item = "005930", .epoch = 7, .sequence = i};
      readers_.back()->Push(fanout::EventEncoder::Encode(identity, 1011, "x"), cursor, 0);
    }
  }

  std::vector<ReaderSnapshot> Read(size_t most) const {
    std::vector<const fanout::Reader*> readers;
    for (const auto& reader : readers_) readers.push_back(reader.get());
    return SlowestReaders(std::move(readers), most);
  }
  std::vector<std::string> Peers(size_t most) const {
    std::vector<std::string> peers;
    for (const ReaderSnapshot& reader : Read(most)) peers.push_back(reader.peer);
    return peers;
  }

  std::vector<std::unique_ptr<fanout::Reader>> readers_;
};

TEST_F(SlowestReadersTest, ThoseWithTheLargestQueuesComeFirst) {
  Open("alice", 1);
  Open("bob", 30);
  Open("carol", 0);
  Open("dave", 7);
  EXPECT_THAT(Peers(2), ElementsAre("bob", "dave")) << "not the first two";
  EXPECT_THAT(Peers(9), ElementsAre("bob", "dave", "alice", "carol"));
  EXPECT_THAT(Peers(0), IsEmpty());
}

TEST_F(SlowestReadersTest, EqualOnesComeInTheOrderOfOpening) {
  for (const char* peer : {"alice", "bob", "carol"}) Open(peer, 3);
  EXPECT_THAT(Peers(2), ElementsAre("alice", "bob"));
}

TEST_F(SlowestReadersTest, DescribesEach) {
  Open("alice", 3);
  const ReaderSnapshot alice = Read(1).at(0);
  EXPECT_EQ(alice.caller, "us");
  EXPECT_EQ(alice.start, absl::FromUnixSeconds(1'800'000'000));
  EXPECT_EQ(alice.topics, 0u);
  EXPECT_EQ(alice.queued, 3u);
  EXPECT_EQ(alice.queue_bytes, readers_[0]->queue().bytes());
  EXPECT_EQ(alice.sent, 0u);
  EXPECT_EQ(alice.skipped, 0u);
}

}  // namespace
}  // namespace kiwoom::metrics
