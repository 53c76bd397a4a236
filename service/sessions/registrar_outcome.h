#pragma once

#include <optional>
#include <string>
#include <vector>

#include "service/clock/moment.h"
#include "service/sessions/session_events.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// The changes caused by an input to the Registrar, for the observer.
struct RegistrarOutcome {
  struct Gap {
    std::vector<Registration> registrations;
    clock::Moment from;
    std::string reason;
  };
  struct Refusal {
    std::vector<Topic> topics;
    std::string broker_code;
    std::string broker_message;
  };
  struct Doubt {
    std::vector<Topic> topics;
    clock::Moment since;
  };
  std::optional<Doubt> doubt;
  std::vector<Registration> live;
  std::vector<Gap> renewed;
  std::vector<Refusal> refused;
  std::optional<ProtocolAnomaly> anomaly;
};

}  // namespace kiwoom::sessions
