// The same seed and the same requests at the same times produce the same frames, byte for byte.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "simulator/feed/wire_session.h"
#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

std::vector<std::string> FramesOf(uint64_t seed, TradingHours hours) {
  const absl::Time begin = absl::FromCivil(absl::CivilSecond(2026, 7, 20, 8, 55, 0), Seoul());
  WireSession session(seed, begin, hours);
  for (const char* type : {"0B", "0D", "0H", "0F", "0w"}) session.Register(type, {"005930", "000660_AL", "069500"});
  for (const char* type : {"0J", "0U"}) session.Register(type, {"001"});
  for (const char* type : {"00", "04", "0s", "1h"}) session.Register(type, {""});
  for (int i = 0; i < 3'000; ++i) {
    const absl::Time now = begin + absl::Milliseconds(500) * i;
    session.feed.Step(now);
    if (i == 1'500) session.feed.PlaceOrder({.stock_code = "005930", .quantity = 5'000}, now);
    session.feed.Flush();
  }
  return session.texts;
}

TEST(ReproducibleTest, TheSeedDeterminesTheFrames) {
  for (const TradingHours hours : {TradingHours::kAlways, TradingHours::kTimetable}) {
    const std::vector<std::string> frames = FramesOf(7, hours);
    EXPECT_GT(frames.size(), 2'000u);
    EXPECT_TRUE(frames == FramesOf(7, hours));
    EXPECT_FALSE(frames == FramesOf(8, hours));
  }
}

}  // namespace
}  // namespace kiwoom::simulator
