#include "service/sessions/session_events.h"

namespace kiwoom::sessions {

std::string_view StateName(State state) {
  switch (state) {
    case State::kConnecting:
      return "connecting";
    case State::kStandby:
      return "standby";
    case State::kLive:
      return "live";
    case State::kLost:
      return "lost";
    case State::kReplaced:
      return "replaced";
    case State::kRefused:
      return "refused";
  }
  return "";
}

}  // namespace kiwoom::sessions
