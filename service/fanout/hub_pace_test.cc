#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/fanout/hub.h"
#include "service/fanout/test_hub.h"
#include "service/fanout/test_story.h"

namespace kiwoom::fanout {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class HubPaceTest : public HubTest {
 protected:
  void SetUp() override { port_.OnState(sessions::State::kLive); }

  // Carol's screen shows at most one order book per second.
  Reader* OpenScreen(InterestTerms terms = {}) {
    terms.min_interval[kSamsungBook] = absl::Seconds(1);
    Reader* const reader = hub_.Open({}, [] {});
    hub_.Change(*reader, std::vector{kSamsungBook}, {}, terms);
    return reader;
  }
  void RowAfter(absl::Duration time, const sessions::Topic& topic = kSamsungBook) {
    now_ += time;
    hub_.OnTimer(now_);
    port_.OnMessage(now_);
    Row(topic);
  }
  static std::vector<std::string> Data(Reader* reader) {
    std::vector<std::string> story = Story(reader);
    std::erase(story, "heartbeat");
    return story;
  }
};

TEST_F(HubPaceTest, AScreenGetsTheNewestOncePerInterval) {
  Reader* const carol = OpenScreen();
  Live({kSamsungBook}, 7);
  EXPECT_EQ(Take(carol).at(0).acknowledgement().interests(0).min_interval().seconds(), 1);
  RowAfter(absl::Milliseconds(0));
  for (int i = 0; i < 3; ++i) RowAfter(absl::Milliseconds(100));
  EXPECT_THAT(Data(carol), ElementsAre("book 1"));
  now_ = hub_.NextTimer();
  hub_.OnTimer(now_);
  EXPECT_THAT(Data(carol), ElementsAre("book 4 skipped 2"));
}

TEST_F(HubPaceTest, OtherReadersOfTheTopicGetEverything) {
  Reader* const alice = Open({kSamsungBook});
  OpenScreen();
  Live({kSamsungBook}, 7);
  for (int i = 0; i < 3; ++i) RowAfter(absl::Milliseconds(1));
  EXPECT_THAT(Data(alice), ElementsAre("ack", "complete", "live", "book 1", "book 2", "book 3"));
}

// The newest event of an epoch is never left out, and stays in front of the notice that ends it.
TEST_F(HubPaceTest, WhatIsHeldComesBeforeALossAGapAndTheEnd) {
  const struct {
    const char* what;
    std::function<void()> happens;
    const char* notice;
  } kCases[] = {
      {"the session is lost", [&] { Lost({kSamsungBook}, "reset"); }, "lost"},
      {"the registration is renewed", [&] { Renewed({kSamsungBook}, 8); }, "gap"},
      {"a message cannot be read", [&] { port_.OnUnreadable(now_); }, "gap"},
      {"the gateway stops", [&] { hub_.Drain(absl::Seconds(1), absl::Seconds(2)); }, "draining"},
  };
  for (const auto& test : kCases) {
    SCOPED_TRACE(test.what);
    port_.OnState(sessions::State::kLive);
    Reader* const carol = OpenScreen();
    Live({kSamsungBook}, 7);
    Take(carol);
    now_ += absl::Minutes(1);
    for (int i = 0; i < 3; ++i) RowAfter(absl::Milliseconds(1));
    Data(carol);
    now_ += absl::Milliseconds(1);
    port_.OnMessage(now_);
    Row(kSamsungBook);
    test.happens();
    EXPECT_THAT(Data(carol), ElementsAre(::testing::StartsWith("book 4"), test.notice));
    hub_.Close(*carol);
    now_ += absl::Minutes(1);
    hub_.OnTimer(now_);
  }
}

TEST_F(HubPaceTest, AResumingScreenGetsOnlyTheNewest) {
  Open({kSamsungBook});
  Live({kSamsungBook}, 7);
  for (int i = 0; i < 5; ++i) RowAfter(absl::Milliseconds(1));
  InterestTerms terms;
  terms.resume[kSamsungBook] = {.place = {7, 1}, .received = now_};
  EXPECT_THAT(Data(OpenScreen(terms)), ElementsAre("ack", "resumption", "book 5 replayed skipped 3"));
}

TEST_F(HubPaceTest, NothingComesTwiceBehindAReplay) {
  Open({kSamsungBook});
  Live({kSamsungBook}, 7);
  for (int i = 0; i < 2; ++i) RowAfter(absl::Milliseconds(1));
  InterestTerms terms;
  terms.resume[kSamsungBook] = {.place = {7, 1}, .received = now_};
  Reader* const carol = OpenScreen(terms);
  for (int i = 0; i < 2; ++i) RowAfter(absl::Milliseconds(1));
  EXPECT_THAT(Data(carol), ElementsAre("ack", "resumption", "book 2 replayed", "book 3", "book 4"));
  now_ += absl::Seconds(5);
  hub_.OnTimer(now_);
  EXPECT_THAT(Data(carol), IsEmpty());
  RowAfter(absl::Seconds(1));
  EXPECT_THAT(Data(carol), ElementsAre("book 5"));
}

TEST_F(HubPaceTest, WhatIsHeldIsNotLostWhenAReplayBegins) {
  Open({kSamsung});
  Live({kSamsung}, 5);
  Reader* const carol = OpenScreen();
  Live({kSamsungBook}, 7);
  for (int i = 0; i < 3; ++i) RowAfter(absl::Milliseconds(1));
  Data(carol);
  RowAfter(absl::Milliseconds(1));
  InterestTerms terms;
  terms.resume[kSamsung] = {.place = {5, 0}};
  hub_.Change(*carol, std::vector{kSamsung}, {}, terms);
  EXPECT_THAT(Data(carol), ElementsAre("ack", "resumption", "book 4 skipped 2"));
}

// A screen that disconnects wakes its stream once more, so the stream must be alive until then.
TEST_F(HubPaceTest, ClosingAReaderDeliversWhatIsHeld) {
  int wakes = 0;
  InterestTerms terms;
  terms.min_interval[kSamsungBook] = absl::Seconds(1);
  Reader* const carol = hub_.Open({}, [&] { ++wakes; });
  hub_.Change(*carol, std::vector{kSamsungBook}, {}, terms);
  Live({kSamsungBook}, 7);
  for (int i = 0; i < 2; ++i) RowAfter(absl::Milliseconds(1));
  Data(carol);
  const int before = wakes;
  hub_.Close(*carol);
  EXPECT_EQ(wakes, before + 1);
}

TEST_F(HubPaceTest, ASilentStockIsToldOnceWhileItsNeighboursTick) {
  std::vector<sessions::Topic> neighbours;
  for (int i = 1; i <= 6; ++i) neighbours.push_back({&kTrades, "00000" + std::to_string(i)});
  Open(neighbours);
  Live(neighbours, 5);
  Reader* const alice = Open({kSamsung});
  Live({kSamsung}, 7);
  RowAfter(absl::Seconds(1), kSamsung);
  const absl::Time last = now_;
  EXPECT_THAT(Data(alice), ElementsAre("ack", "live", "trade 1"));
  const auto tick = [&](absl::Duration time) {
    for (const absl::Time until = now_ + time; now_ < until;) {
      for (const sessions::Topic& neighbour : neighbours) RowAfter(absl::Seconds(1), neighbour);
    }
  };
  tick(absl::Minutes(4));
  EXPECT_THAT(Data(alice), IsEmpty());
  tick(absl::Minutes(2));
  std::vector<v1::Event> silent;
  for (const v1::Event& event : Take(alice)) {
    if (event.has_silent()) silent.push_back(event);
  }
  ASSERT_EQ(silent.size(), 1u);
  EXPECT_EQ(silent[0].silent().registrations(0).registration().item(), "005930");
  EXPECT_EQ(silent[0].silent().registrations(0).registration().epoch(), 7u);
  EXPECT_EQ(silent[0].silent().registrations(0).last_event_time().seconds(), absl::ToUnixSeconds(last));
  tick(absl::Minutes(20));
  EXPECT_THAT(Data(alice), IsEmpty()) << "told once";
  EXPECT_THAT(Data(Open({kSamsung})), ElementsAre("ack", "live", "silent")) << "who joins now learns it too";
}

}  // namespace
}  // namespace kiwoom::fanout
