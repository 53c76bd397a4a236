#pragma once

#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "tests/chaos/reader_check.h"
#include "tests/chaos/topic.h"
#include "tests/chaos/violations.h"

namespace kiwoom::chaos {

// What the broker did and what one reader experienced, recorded in the order in which it happened.
struct Story {
  struct Registers {
    Topic topic;
    std::string session;
  };
  struct Unregisters {
    Topic topic;
    std::string session;
  };
  struct Sends {  // the topic's next stamp, where it is registered
    Topic topic;
  };
  struct Opens {
    v1::SubscribeRequest request;
  };
  struct Reads {
    v1::Event event;
  };
  struct Changes {
    std::set<Topic> interests;
  };
  struct Cuts {};
  struct Ends {
    StreamEnd end;
  };
  struct Finishes {};
  struct Step {
    absl::Time time;
    std::variant<Registers, Unregisters, Sends, Opens, Reads, Changes, Cuts, Ends, Finishes> what;
  };

  std::vector<Step> steps;
  std::vector<std::string> sessions = {"s"};
  absl::Duration move_after = absl::InfiniteDuration();
};

// The broken promises in a story.
std::vector<Violation> CheckStory(const Story& story);

}  // namespace kiwoom::chaos
