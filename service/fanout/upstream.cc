#include "service/fanout/upstream.h"

namespace kiwoom::fanout {
namespace {

int RankOf(sessions::State state) {
  switch (state) {
    case sessions::State::kLive:
      return 0;
    case sessions::State::kConnecting:
      return 1;
    case sessions::State::kLost:
      return 2;
    case sessions::State::kRefused:
      return 3;
    case sessions::State::kReplaced:
      return 4;
  }
  return 5;
}

}  // namespace

bool IsWorse(sessions::State state, sessions::State than) { return RankOf(state) > RankOf(than); }

}  // namespace kiwoom::fanout
