#include "service/fanout/early_rows.h"

#include <algorithm>
#include <utility>

namespace kiwoom::fanout {

void EarlyRows::Add(Channel& channel, std::string_view item, std::string_view message, absl::Time received) {
  Tally& tally = tallies_[&channel];
  Row row{&channel, std::string(item), std::string(message), received, mark_count_};
  // Once a row of a topic is dropped, the later ones are too: what is missing is one piece, at the end.
  if (tally.loss.rows != 0 || bytes_ + Charge(row) > kMostBytes) {
    if (tally.loss.rows++ == 0) tally.loss.from = received;
    tally.loss.until = received;
    return;
  }
  ++tally.waiting;
  bytes_ += Charge(row);
  rows_.push_back(std::move(row));
}

void EarlyRows::AddMark(absl::Time from, absl::Time until) {
  if (rows_.empty()) {
    marks_.clear();
    mark_count_ = 0;
    return;
  }
  ++mark_count_;
  if (marks_.size() < kMostMarks) {
    marks_.push_back({from, until});
  } else {
    marks_.back() = {std::min(marks_.back().from, from), std::max(marks_.back().until, until)};
  }
}

std::optional<EarlyRows::Hole> EarlyRows::HoleBetween(size_t marks, size_t later_marks) const {
  if (marks >= later_marks) return std::nullopt;
  const size_t first = std::min(marks, kMostMarks - 1);
  Hole hole = marks_[first];
  for (size_t i = first; i < std::min(later_marks, kMostMarks); ++i) {
    hole.from = std::min(hole.from, marks_[i].from);
    hole.until = std::max(hole.until, marks_[i].until);
  }
  return hole;
}

std::vector<EarlyRows::Row> EarlyRows::Take(std::span<Channel* const> channels) {
  size_t waiting = 0;
  for (Channel* const channel : channels) {
    if (const auto found = tallies_.find(channel); found != tallies_.end()) {
      waiting += std::exchange(found->second.waiting, 0);
      if (found->second.loss.rows == 0) tallies_.erase(found);
    }
  }
  std::vector<Row> taken;
  if (waiting == 0) return taken;
  taken.reserve(waiting);
  std::vector<Channel*> wanted(channels.begin(), channels.end());
  std::ranges::sort(wanted);
  std::deque<Row> others;
  for (Row& row : rows_) {
    if (!std::ranges::binary_search(wanted, row.channel)) {
      others.push_back(std::move(row));
      continue;
    }
    bytes_ -= Charge(row);
    taken.push_back(std::move(row));
  }
  rows_ = std::move(others);
  return taken;
}

EarlyRows::Loss EarlyRows::TakeLoss(const Channel& channel) {
  const auto found = tallies_.find(&channel);
  if (found == tallies_.end()) return {};
  const Loss loss = std::exchange(found->second.loss, {});
  if (found->second.waiting == 0) tallies_.erase(found);
  return loss;
}

void EarlyRows::Forget(std::span<Channel* const> channels) {
  if (tallies_.empty()) return;
  Take(channels);
  for (Channel* const channel : channels) tallies_.erase(channel);
}

}  // namespace kiwoom::fanout
