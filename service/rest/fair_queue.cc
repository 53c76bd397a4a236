#include "service/rest/fair_queue.h"

#include <algorithm>
#include <utility>

namespace kiwoom::rest {
namespace {

// The number of turns for which a caller is remembered, and the number of callers up to which none is forgotten.
constexpr uint64_t kRemembered = 1024;

}  // namespace

void FairQueue::Add(Id id, const codec::Tr& tr, const std::string& caller) {
  LineOf(tr, caller).requests.push_back(id);
  waiting_.emplace(id, Waiting{&tr, {caller}});
}

void FairQueue::Share(Id id, const std::string& caller) {
  const auto found = waiting_.find(id);
  if (found == waiting_.end() || std::ranges::find(found->second.callers, caller) != found->second.callers.end())
    return;
  LineOf(*found->second.tr, caller).requests.push_back(id);
  found->second.callers.push_back(caller);
}

void FairQueue::Remove(Id id) {
  const auto found = waiting_.find(id);
  if (found == waiting_.end()) return;
  RemoveFromLines(id, found->second);
  waiting_.erase(found);
}

FairQueue::Line& FairQueue::LineOf(const codec::Tr& tr, const std::string& caller) {
  Line& line = trs_[&tr][caller];
  if (line.served == 0) line.served = ++turn_;
  return line;
}

void FairQueue::RemoveFromLines(Id id, const Waiting& waiting) {
  Lines& lines = trs_[waiting.tr];
  for (const std::string& caller : waiting.callers) std::erase(lines[caller].requests, id);
  Forget(lines);
}

std::optional<FairQueue::Id> FairQueue::Next(absl::FunctionRef<bool(const codec::Tr&)> may_go) {
  // Finds the next line of each TR, and among these the one whose caller has not been served for the longest time.
  std::pair<const std::string, Line>* next = nullptr;
  std::pair<uint64_t, Id> next_order;
  for (auto& [tr, lines] : trs_) {
    std::pair<const std::string, Line>* candidate = nullptr;
    for (auto& line : lines) {
      if (line.second.requests.empty()) continue;
      const auto order = [](const auto& of) { return std::pair(of.second.served, of.second.requests.front()); };
      if (candidate == nullptr || order(line) < order(*candidate)) candidate = &line;
    }
    if (candidate == nullptr || !may_go(*tr)) continue;
    const auto served = served_.find(candidate->first);
    const std::pair order(served == served_.end() ? candidate->second.served : served->second,
                          candidate->second.requests.front());
    if (next != nullptr && next_order < order) continue;
    next = candidate;
    next_order = order;
  }
  if (next == nullptr) return std::nullopt;
  const Id id = next->second.requests.front();
  next->second.served = served_[next->first] = ++turn_;
  Remove(id);
  ForgetCallers();
  return id;
}

int64_t FairQueue::Ahead(const codec::Tr& tr, const std::string& caller) const {
  const auto lines = trs_.find(&tr);
  if (lines == trs_.end()) return 0;
  const auto own = lines->second.find(caller);
  const size_t own_waiting = own == lines->second.end() ? 0 : own->second.requests.size();
  const uint64_t own_served = own == lines->second.end() ? turn_ : own->second.served;
  size_t ahead = own_waiting;
  for (const auto& [name, line] : lines->second) {
    if (name == caller) continue;
    // The other caller goes once in each earlier round, and once in the request's own round if it goes first there.
    const size_t rounds = own_waiting + (line.served <= own_served ? 1 : 0);
    ahead += std::min(line.requests.size(), rounds);
  }
  return static_cast<int64_t>(ahead);
}

std::vector<const codec::Tr*> FairQueue::Trs() const {
  std::vector<const codec::Tr*> waiting;
  for (const auto& [tr, lines] : trs_) {
    if (std::ranges::any_of(lines, [](const auto& line) { return !line.second.requests.empty(); })) {
      waiting.push_back(tr);
    }
  }
  return waiting;
}

void FairQueue::Forget(Lines& lines) const {
  if (lines.size() <= kRemembered) return;
  const auto idle = [](const auto& line) { return line.second.requests.empty(); };
  std::erase_if(lines, [&](const auto& line) { return idle(line) && line.second.served + kRemembered < turn_; });
  // Callers that never had a turn, because nothing is served at present.
  if (lines.size() > 2 * kRemembered) std::erase_if(lines, idle);
}

void FairQueue::ForgetCallers() {
  if (served_.size() <= kRemembered) return;
  std::erase_if(served_, [this](const auto& caller) { return caller.second + kRemembered < turn_; });
}

}  // namespace kiwoom::rest
