#pragma once

#include <array>
#include <deque>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "service/sessions/registration_request.h"
#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Topics waiting for their REG, by rank and then in order of arrival. Batches stay intact: halves of a refused batch go
// before the other topics of their rank, suspects one batch after the other. The caller ensures that a topic is queued
// at most once.
class RegistrationQueue {
 public:
  struct Batch {
    RegistrationRank rank = RegistrationRank::kNew;
    std::vector<Topic> topics;
  };

  void Push(RegistrationRank rank, const Topic& topic) { line(rank).topics.push_back(topic); }
  void PushFirst(RegistrationRank rank, std::vector<Topic> batch);
  // Behind all other batches of suspects.
  void PushSuspects(std::vector<Topic> batch);
  void Erase(const absl::flat_hash_set<Topic>& topics);
  void Clear(RegistrationRank rank) { line(rank) = {}; }

  bool empty() const;
  // The next batch: at most `most` topics unless it was pushed as a batch; empty only if the queue is empty.
  Batch Take(int most);

 private:
  struct Line {
    std::deque<std::vector<Topic>> batches;  // none of them empty; they precede the topics
    std::deque<Topic> topics;

    bool empty() const { return batches.empty() && topics.empty(); }
  };

  Line& line(RegistrationRank rank) { return lines_[static_cast<size_t>(rank)]; }

  std::array<Line, 3> lines_;  // by rank
};

}  // namespace kiwoom::sessions
