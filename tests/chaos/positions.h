#pragma once

#include <map>

#include "kiwoom/v1/event.pb.h"
#include "kiwoom/v1/subscribe.pb.h"
#include "tests/chaos/topic.h"

namespace kiwoom::chaos {

// What a program that wants to resume remembers: its last position in each topic, as the contract tells it to.
class Positions {
 public:
  // Everything that it reads.
  void Read(const v1::Event& event);
  // Adds the positions to a request for the same topics.
  void AddTo(v1::SubscribeRequest& request) const;
  bool empty() const { return positions_.empty(); }

 private:
  std::map<Topic, v1::StreamPosition> positions_;  // of an account's type: one for each session
};

}  // namespace kiwoom::chaos
