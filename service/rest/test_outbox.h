#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "service/rest/outbox.h"

namespace kiwoom::rest {

// Writes each request at once, if the gate is open, and keeps it until the test answers it.
class TestOutbox final : public Outbox {
 public:
  struct Limit {
    LimitScope scope;
    absl::Duration pause;
  };
  struct Posted {
    Id id;
    const codec::Tr* tr;
    absl::Time deadline;
    transport::HttpRequest request;
    Callback callback;
  };

  Id Add(OutgoingRequest request, Callback callback) override {
    waiting.emplace_back(++last_, std::pair(std::move(request), std::move(callback)));
    Pump();
    return last_;
  }
  bool Extend(Id id, absl::Time deadline, const std::string& caller) override {
    if (failing.contains(id)) return false;
    extended[id] = deadline;
    sharers[id].push_back(caller);
    return true;
  }
  void Cancel(Id id) override {
    cancelled.push_back(id);
    std::erase_if(posted, [id](const Posted& one) { return one.id == id; });
    std::erase_if(waiting, [id](const auto& one) { return one.first == id; });
  }
  absl::Time Earliest(const codec::Tr&, const std::string&) const override { return earliest; }
  void OnLimit(const codec::Tr&, LimitScope scope, absl::Duration pause) override { limits.push_back({scope, pause}); }
  void SetGate(absl::AnyInvocable<bool()> open) override { open_ = std::move(open); }
  void Pump() override {
    while (!held && !waiting.empty() && open_()) {
      auto [id, one] = std::move(waiting.front());
      waiting.pop_front();
      posted.push_back({id, one.first.tr, one.first.deadline, one.first.compose(), std::move(one.second)});
    }
  }

  // Answers the oldest that was written.
  void Answer(absl::StatusOr<transport::HttpResponse> response) {
    Posted oldest = std::move(posted.front());
    posted.pop_front();
    oldest.callback(std::move(response));
  }
  // The oldest that waits has no turn.
  void Refuse(absl::Status status) {
    auto [id, one] = std::move(waiting.front());
    waiting.pop_front();
    one.second(std::move(status));
  }

  bool held = false;                        // nothing has its turn
  absl::Time earliest = absl::UnixEpoch();  // the next turn
  std::deque<std::pair<Id, std::pair<OutgoingRequest, Callback>>> waiting;
  std::deque<Posted> posted;
  std::vector<Id> cancelled;
  std::map<Id, absl::Time> extended;
  std::map<Id, std::vector<std::string>> sharers;
  std::set<Id> failing;  // set by the test: their callback is about to come
  std::vector<Limit> limits;

 private:
  Id last_ = 0;
  absl::AnyInvocable<bool()> open_ = [] { return true; };
};

}  // namespace kiwoom::rest
