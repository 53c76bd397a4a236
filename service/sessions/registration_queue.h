#pragma once

#include <deque>
#include <vector>

#include "service/sessions/topic.h"

namespace kiwoom::sessions {

// Topics that wait for their REG: in the order in which they came, but for batches that go first and as they are
// (halves of a refused one). A topic is in it once at most; that is the caller's duty.
class RegistrationQueue {
 public:
  void Push(const Topic& topic) { topics_.push_back(topic); }
  void PushFirst(std::vector<Topic> batch);
  void Erase(const Topic& topic);
  void Clear();

  bool empty() const { return topics_.empty() && batches_.empty(); }
  // The next batch, `most` topics or fewer; not empty unless the queue is.
  std::vector<Topic> Take(int most);

 private:
  std::deque<Topic> topics_;
  std::deque<std::vector<Topic>> batches_;  // none of them empty
};

}  // namespace kiwoom::sessions
