#include "service/fanout/upstream.h"

namespace kiwoom::fanout {
namespace {

int RankOf(sessions::State state) {
  switch (state) {
    case sessions::State::kLive:
      return 0;
    case sessions::State::kConnecting:
      return 1;
    case sessions::State::kStandby:
      return 2;
    case sessions::State::kLost:
      return 3;
    case sessions::State::kRefused:
      return 4;
    case sessions::State::kReplaced:
      return 5;
  }
  return 6;
}

}  // namespace

bool IsWorse(sessions::State state, sessions::State than) { return RankOf(state) > RankOf(than); }

}  // namespace kiwoom::fanout
