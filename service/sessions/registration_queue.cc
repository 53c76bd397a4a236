#include "service/sessions/registration_queue.h"

#include <algorithm>
#include <utility>

namespace kiwoom::sessions {

void RegistrationQueue::PushFirst(RegistrationRank rank, std::vector<Topic> batch) {
  if (!batch.empty()) line(rank).batches.push_front(std::move(batch));
}

void RegistrationQueue::PushSuspects(std::vector<Topic> batch) {
  if (!batch.empty()) line(RegistrationRank::kSuspect).batches.push_back(std::move(batch));
}

void RegistrationQueue::Erase(const absl::flat_hash_set<Topic>& topics) {
  if (topics.empty()) return;
  const auto erased = [&](const Topic& topic) { return topics.contains(topic); };
  for (Line& line : lines_) {
    std::erase_if(line.topics, erased);
    for (std::vector<Topic>& batch : line.batches) std::erase_if(batch, erased);
    std::erase_if(line.batches, [](const std::vector<Topic>& batch) { return batch.empty(); });
  }
}

bool RegistrationQueue::empty() const { return std::ranges::all_of(lines_, &Line::empty); }

RegistrationQueue::Batch RegistrationQueue::Take(int most) {
  const auto next = std::ranges::find_if_not(lines_, &Line::empty);
  if (next == lines_.end()) return {};
  Batch batch{.rank = static_cast<RegistrationRank>(next - lines_.begin())};
  if (!next->batches.empty()) {
    batch.topics = std::move(next->batches.front());
    next->batches.pop_front();
    return batch;
  }
  const auto end = next->topics.begin() + std::min<ptrdiff_t>(most, static_cast<ptrdiff_t>(next->topics.size()));
  batch.topics.assign(next->topics.begin(), end);
  next->topics.erase(next->topics.begin(), end);
  return batch;
}

}  // namespace kiwoom::sessions
