// What readers that do not read can take, with and without messages of the broker.

#include <gmock/gmock.h>

#include "service/fanout/event_memory.h"
#include "service/fanout/test_hub.h"

namespace kiwoom::fanout {
namespace {

constexpr size_t kBudget = size_t{512} << 10;
constexpr int kPhases = 500;

class HubMemoryTest : public HubTest {
 protected:
  HubMemoryTest() : HubTest(Options()) {}

  static HubOptions Options() {
    HubOptions options;
    options.memory.byte_limit = EventMemory::bytes() + kBudget;
    return options;
  }

  // Bob must not miss anything, and has not read 100 kB yet. Then the session is lost.
  void SetUp() override {
    port_.OnState(sessions::State::kLive);
    bob_ = Open({kSamsung}, {.queue = {.policy = SlowReaderPolicy::kDisconnect}});
    Reader* const carol = Open({kMarket});
    Live({kSamsung, kMarket}, 7);
    Rows(100);
    for (int phase = 0; phase < kPhases; ++phase) {
      port_.OnRow(kStatus, "", TextField(215, std::to_string(phase)), now_);
    }
    hub_.Close(*carol);  // the last values stay
    Lost({kSamsung, kMarket}, "reset");
    ASSERT_GT(bob_->memory(), MemoryReliefOptions{}.few_bytes);
    ASSERT_LT(EventMemory::bytes(), hub_.memory_limit());
  }

  // Trades of 1 kB that no message announces.
  void Rows(int count) {
    for (int i = 0; i < count; ++i) port_.OnRow(kTrades, "005930", TextField(500, std::string(1000, 'x')), now_);
  }

  // Removes a topic of the reader and adds it again, until the reader is ended.
  void Alternate(Reader& reader, const sessions::Topic& topic, int rounds) {
    for (int i = 0; i < rounds && reader.queue().overflow() == Overflow::kNone; ++i) {
      hub_.Change(reader, {}, {&topic, 1});
      hub_.Change(reader, {&topic, 1}, {});
      now_ += absl::Milliseconds(1);
      most_ = std::max(most_, EventMemory::bytes());
    }
  }

  void ExpectThatBobHasEverything() {
    EXPECT_EQ(bob_->queue().overflow(), Overflow::kNone);
    size_t trades = 0;
    for (const v1::Event& event : Take(bob_)) trades += event.has_trade();
    EXPECT_EQ(trades, 100u);
    // All of them are still in the log, too.
    InterestTerms terms;
    terms.resume[kSamsung] = {.place = {7, 0}, .received = now_ - absl::Minutes(1)};
    Reader* const carol = hub_.Open({}, [] {});
    hub_.Change(*carol, {&kSamsung, 1}, {}, terms);
    size_t replayed = 0;
    for (const v1::Event& event : Take(carol)) replayed += event.has_trade();
    EXPECT_EQ(replayed, 100u);
  }

  Reader* bob_ = nullptr;
  size_t most_ = 0;
};

TEST_F(HubMemoryTest, ChangesOfAReaderThatDoesNotReadAreBoundedDuringAnOutage) {
  Reader* const alice = Open({kHynix});
  Alternate(*alice, kHynix, 20'000);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kMemory);
  EXPECT_LE(most_, hub_.memory_limit());
  ExpectThatBobHasEverything();
}

TEST_F(HubMemoryTest, SnapshotsOfTopicsThatComeAndGoDoNotPileUp) {
  Reader* const alice = Open({kMarket});
  Alternate(*alice, kMarket, 100);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  int snapshots = 0;
  for (const v1::Event& event : Take(alice)) snapshots += event.snapshot();
  EXPECT_EQ(snapshots, kPhases) << "those that she wants now";
  ExpectThatBobHasEverything();
}

TEST_F(HubMemoryTest, NorDoThoseOfAReaderThatResumes) {
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {7, 0}, .received = now_ - absl::Minutes(1)};
  Reader* const alice = hub_.Open({}, [] {});
  hub_.Change(*alice, std::vector<sessions::Topic>{kSamsung, kMarket}, {}, terms);
  ASSERT_TRUE(alice->replaying());
  Alternate(*alice, kMarket, 100);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kNone);
  int snapshots = 0, trades = 0;
  for (const v1::Event& event : Take(alice)) {
    snapshots += event.snapshot();
    trades += event.has_trade();
  }
  EXPECT_EQ(snapshots, kPhases);
  EXPECT_EQ(trades, 100);
}

TEST_F(HubMemoryTest, AResumingReaderPaysForWhatItAsksToo) {
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {7, 0}, .received = now_ - absl::Minutes(1)};
  Reader* const alice = hub_.Open({}, [] {});
  hub_.Change(*alice, {&kSamsung, 1}, {}, terms);
  Alternate(*alice, kHynix, 20'000);
  EXPECT_EQ(alice->queue().overflow(), Overflow::kMemory);
  EXPECT_EQ(alice->memory(), 0u);
  EXPECT_LE(most_, hub_.memory_limit());
  ExpectThatBobHasEverything();
}

TEST_F(HubMemoryTest, TheTimerKeepsTheBudgetWithoutMessages) {
  Live({kSamsung}, 8);
  Rows(1000);
  ASSERT_GT(EventMemory::bytes(), hub_.memory_limit());
  hub_.OnTimer(now_);
  EXPECT_LE(EventMemory::bytes(), hub_.memory_limit());
  EXPECT_EQ(bob_->queue().overflow(), Overflow::kMemory) << "he is the slowest now";
}

}  // namespace
}  // namespace kiwoom::fanout
