#include "simulator/market/timetable.h"

#include "simulator/market/seoul_time.h"

namespace kiwoom::simulator {
namespace {

constexpr absl::Duration At(int hours, int minutes, int seconds = 0) {
  return absl::Seconds((hours * 60 + minutes) * 60 + seconds);
}

using enum Exchange;
using enum Phase;

// The closing auction counts down, every minute and then every ten seconds.
constexpr Turn ToTheClose(int seconds) {
  return {.at = At(15, 30, -seconds), .code = "2", .remaining = absl::Seconds(seconds)};
}

// The two lists of codes in the documents disagree on the end of the NXT after-market: one says V, the other W, with V
// as the end of closing-price trading. Both codes are sent at the end, so clients that follow either list understand
// it. After-hours single-price trading (c, d) is only announced, because no realtime type carries its trades.
constexpr Turn kTurns[] = {
    {.at = At(7, 0), .begins_day = true},
    {.at = At(8, 0), .exchange = kNxt, .phase = kContinuous, .code = "P"},
    {.at = At(8, 30), .exchange = kKrx, .phase = kCollecting},
    {.at = At(8, 40), .code = "0", .remaining = absl::Minutes(20)},
    {.at = At(8, 50), .exchange = kNxt, .phase = kClosed, .code = "Q"},
    {.at = At(8, 50), .exchange = kKrx, .phase = kAuction, .code = "0", .remaining = absl::Minutes(10)},
    {.at = At(8, 55), .code = "0", .remaining = absl::Minutes(5)},
    {.at = At(8, 59), .code = "0", .remaining = absl::Minutes(1)},
    {.at = At(9, 0), .exchange = kKrx, .phase = kContinuous, .code = "3"},
    {.at = At(9, 0, 30), .exchange = kNxt, .phase = kContinuous, .code = "R"},
    {.at = At(15, 20), .exchange = kNxt, .phase = kClosed, .code = "S"},
    {.at = At(15, 20), .exchange = kKrx, .phase = kAuction, .code = "2", .remaining = absl::Minutes(10)},
    ToTheClose(540),
    ToTheClose(480),
    ToTheClose(420),
    ToTheClose(360),
    ToTheClose(300),
    ToTheClose(240),
    ToTheClose(180),
    ToTheClose(120),
    ToTheClose(60),
    ToTheClose(50),
    ToTheClose(40),
    ToTheClose(30),
    ToTheClose(20),
    ToTheClose(10),
    {.at = At(15, 30), .exchange = kKrx, .phase = kClosed, .code = "4"},
    {.at = At(15, 30), .code = "8"},
    {.at = At(15, 30), .exchange = kNxt, .phase = kAuction, .code = "T"},
    {.at = At(15, 40), .exchange = kKrx, .phase = kClosingPrice, .code = "a"},
    {.at = At(15, 40), .exchange = kNxt, .phase = kContinuous, .code = "U"},
    {.at = At(16, 0), .exchange = kKrx, .phase = kClosed, .code = "b"},
    {.at = At(16, 0), .code = "c"},
    {.at = At(18, 0), .code = "d"},
    {.at = At(18, 0), .code = "9"},
    {.at = At(20, 0), .exchange = kNxt, .phase = kClosed, .code = "V"},
    {.at = At(20, 0), .code = "W"},
};

}  // namespace

std::span<const Turn> TurnsOfTheDay() { return kTurns; }

absl::Time Timetable::next() const { return absl::FromCivil(day_, Seoul()) + kTurns[index_].at; }

const Turn& Timetable::Pop() {
  const Turn& turn = kTurns[index_];
  if (++index_ == std::size(kTurns)) {
    index_ = 0;
    ++day_;
  }
  return turn;
}

}  // namespace kiwoom::simulator
