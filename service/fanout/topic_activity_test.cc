#include "service/fanout/topic_activity.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kiwoom::fanout {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);

absl::Time At(int seconds) { return kStart + absl::Seconds(seconds); }

TEST(TopicActivity, MedianInterval) {
  std::vector<int> regular;
  for (int i = 0; i < 100; ++i) regular.push_back(3 * i);
  // 16 intervals of a second, then 15 of a minute, is a full record; one more minute drops the first second.
  std::vector<int> slower;
  for (int i = 0; i <= 16; ++i) slower.push_back(i);
  for (int i = 1; i <= 15; ++i) slower.push_back(16 + 60 * i);
  std::vector<int> slow = slower;
  slow.push_back(16 + 60 * 16);

  const struct {
    std::string name;
    std::vector<int> events;  // in seconds
    int median;               // likewise
  } kCases[] = {
      {"no event", {}, 0},
      {"one event has no interval", {5}, 0},
      {"one interval", {5, 12}, 7},
      {"of two, the longer", {0, 1, 5}, 4},
      {"a lunch break changes nothing", {0, 2, 4, 3600, 3602, 3604}, 2},
      {"a hundred regular events", regular, 3},
      {"mostly seconds", slower, 1},
      {"mostly minutes, because the oldest is forgotten", slow, 60},
      {"a step back is an interval of zero", {10, 8, 8}, 0},
  };
  for (const auto& test : kCases) {
    TopicActivity activity;
    activity.Begin(kStart);
    for (const int event : test.events) activity.OnEvent(At(event));
    EXPECT_EQ(activity.MedianInterval(), absl::Seconds(test.median)) << test.name;
  }
}

TEST(TopicActivity, ManyEventsDoNotOverflowTheRecord) {
  TopicActivity activity;
  activity.Begin(kStart);
  activity.OnEvent(At(0));
  for (int i = 1; i < 1000; ++i) {
    activity.OnEvent(At(i));
    ASSERT_EQ(activity.MedianInterval(), absl::Seconds(1)) << "after " << i << " intervals";
  }
  for (int i = 1; i <= 16; ++i) activity.OnEvent(At(999 + 50 * i));
  EXPECT_EQ(activity.MedianInterval(), absl::Seconds(50)) << "16 of the last 31";
}

TEST(TopicActivity, ANewEpochKeepsThePaceButNotTheTimeBetween) {
  TopicActivity activity;
  activity.Begin(At(0));
  EXPECT_EQ(activity.last_event(), absl::InfinitePast());
  EXPECT_EQ(activity.quiet_since(), At(0));
  activity.OnEvent(At(10));
  activity.OnEvent(At(12));
  EXPECT_EQ(activity.last_event(), At(12));
  EXPECT_EQ(activity.quiet_since(), At(12));

  activity.Begin(At(100));
  EXPECT_EQ(activity.last_event(), absl::InfinitePast()) << "none in this epoch";
  EXPECT_EQ(activity.quiet_since(), At(100));
  activity.OnEvent(At(99));
  EXPECT_EQ(activity.last_event(), At(99)) << "it arrived before the broker's answer";
  EXPECT_EQ(activity.quiet_since(), At(100));
  activity.OnEvent(At(103));
  activity.OnEvent(At(106));
  EXPECT_EQ(activity.MedianInterval(), absl::Seconds(3)) << "of 2, 4 and 3, but not 87";
}

}  // namespace
}  // namespace kiwoom::fanout
