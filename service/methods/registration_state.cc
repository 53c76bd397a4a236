#include "service/methods/registration_state.h"

namespace kiwoom::methods {

using fanout::TopicStatus;

v1::RegistrationState ToProto(TopicStatus status) {
  switch (status) {
    case TopicStatus::kRequested:
      return v1::REGISTRATION_STATE_REQUESTED;
    case TopicStatus::kLive:
      return v1::REGISTRATION_STATE_LIVE;
    case TopicStatus::kRefused:
      return v1::REGISTRATION_STATE_REFUSED;
    case TopicStatus::kWaiting:
      return v1::REGISTRATION_STATE_WAITING;
    case TopicStatus::kLost:
      return v1::REGISTRATION_STATE_LOST;
  }
  return v1::REGISTRATION_STATE_UNSPECIFIED;
}

}  // namespace kiwoom::methods
