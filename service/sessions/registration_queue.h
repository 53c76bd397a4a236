#pragma once

#include <array>
#include <deque>
#include <vector>

#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Topics that wait for their REG: by rank, then in the order in which they came. Batches go as they are: halves of a
// refused one before the other topics of their rank, suspects one batch after the other. A topic is in it once at most;
// that is the caller's duty.
class RegistrationQueue {
 public:
  struct Batch {
    RegistrationRank rank = RegistrationRank::kNew;
    std::vector<Topic> topics;
  };

  void Push(RegistrationRank rank, const Topic& topic) { line(rank).topics.push_back(topic); }
  void PushFirst(RegistrationRank rank, std::vector<Topic> batch);
  // Behind every other batch of suspects.
  void PushSuspects(std::vector<Topic> batch);
  void Erase(const Topic& topic);
  void Clear(RegistrationRank rank) { line(rank) = {}; }

  bool empty() const;
  // The next batch: `most` topics or fewer, unless it was pushed as one; not empty unless the queue is.
  Batch Take(int most);

 private:
  struct Line {
    std::deque<std::vector<Topic>> batches;  // none of them empty; before the topics
    std::deque<Topic> topics;

    bool empty() const { return batches.empty() && topics.empty(); }
  };

  Line& line(RegistrationRank rank) { return lines_[static_cast<size_t>(rank)]; }

  std::array<Line, 3> lines_;  // by rank
};

}  // namespace kiwoom::sessions
