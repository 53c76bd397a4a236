#include "service/sessions/registration_queue.h"

#include <algorithm>
#include <utility>

namespace kiwoom::sessions {

void RegistrationQueue::PushFirst(std::vector<Topic> batch) {
  if (!batch.empty()) batches_.push_front(std::move(batch));
}

void RegistrationQueue::Erase(const Topic& topic) {
  std::erase(topics_, topic);
  for (std::vector<Topic>& batch : batches_) std::erase(batch, topic);
  std::erase_if(batches_, [](const std::vector<Topic>& batch) { return batch.empty(); });
}

void RegistrationQueue::Clear() {
  topics_.clear();
  batches_.clear();
}

std::vector<Topic> RegistrationQueue::Take(int most) {
  if (!batches_.empty()) {
    std::vector<Topic> batch = std::move(batches_.front());
    batches_.pop_front();
    return batch;
  }
  const auto end = topics_.begin() + std::min<ptrdiff_t>(most, static_cast<ptrdiff_t>(topics_.size()));
  std::vector<Topic> batch(topics_.begin(), end);
  topics_.erase(topics_.begin(), end);
  return batch;
}

}  // namespace kiwoom::sessions
