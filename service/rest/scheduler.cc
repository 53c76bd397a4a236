#include "service/rest/scheduler.h"

#include <algorithm>
#include <vector>

#include "service/errors/error_details.h"

namespace kiwoom::rest {

Outbox::Id Scheduler::Add(OutgoingRequest request, Callback callback) {
  const absl::Time now = worker_.Now();
  const Id id = ++last_id_;
  const codec::Tr& tr = *request.tr;
  absl::Status status = InTime(request, queue_.Ahead(tr, request.caller), now);
  if (status.ok() && queue_.size() >= options_.most_waiting) {
    status = errors::WithRetryDelay(
        errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit,
                          errors::Say(errors::Phrase::kQueueFull, {std::to_string(options_.most_waiting)})),
        absl::Seconds(1));
  }
  if (status.ok()) queue_.Add(id, tr, request.caller);
  deadlines_.emplace(request.deadline, id);
  entries_.emplace(id,
                   Entry{.request = std::move(request), .callback = std::move(callback), .added = now, .places = {}});
  if (status.ok()) {
    Pump();
  } else {
    Fail(id, std::move(status));
  }
  return id;
}

bool Scheduler::Extend(Id request, absl::Time deadline, const std::string& caller) {
  const auto found = entries_.find(request);
  if (found == entries_.end() || !found->second.failure.ok()) return false;
  deadlines_.erase({found->second.request.deadline, request});
  found->second.request.deadline = std::max(found->second.request.deadline, deadline);
  deadlines_.emplace(found->second.request.deadline, request);
  queue_.Share(request, caller);
  return true;
}

void Scheduler::Cancel(Id request) {
  auto found = entries_.extract(request);
  if (found.empty()) return;
  Withdraw(request, found.mapped());
  Pump();
}

absl::Time Scheduler::Earliest(const codec::Tr& tr, const std::string& caller) const {
  return quota_.EarliestBehind(tr, queue_.Ahead(tr, caller), worker_.Now());
}

void Scheduler::OnLimit(const codec::Tr& tr, LimitScope scope, absl::Duration pause) {
  const absl::Time now = worker_.Now();
  quota_.Refused(tr, scope, pause, now);
  std::vector<std::pair<Id, absl::Status>> late;
  for (const auto& [id, entry] : entries_) {
    if (entry.connection != nullptr || !entry.failure.ok()) continue;
    if (absl::Status status = InTime(entry.request, 0, now); !status.ok()) late.emplace_back(id, std::move(status));
  }
  for (auto& [id, status] : late) Fail(id, std::move(status));
}

void Scheduler::Pump() {
  const absl::Time now = worker_.Now();
  Expire(now);
  while (WriteNext(now)) {
  }
  Dial(now);
  Wake(now);
}

bool Scheduler::WriteNext(absl::Time now) {
  if (!pool_.has_idle() || queue_.empty() || !open_()) return false;
  // Checked last, and only once, because each check may close a connection that the broker has given up.
  std::optional<bool> usable;
  const auto may_go = [&](const codec::Tr& tr) {
    if (!pool_.MayUse(tr) || quota_.Earliest(tr, now) > now) return false;
    if (!usable.has_value()) usable = pool_.HasUsable();
    return *usable;
  };
  const std::optional<Id> id = queue_.Next(may_go);
  if (!id.has_value()) return false;
  Entry& entry = entries_.at(*id);
  const codec::Tr& tr = *entry.request.tr;
  if (entry.added < now && now + LatencyOf(tr) > entry.request.deadline) {
    // It has waited too long: its answer would come after its deadline.
    Fail(*id, TooLate(entry.request, now, now));
    return true;
  }
  transport::HttpConnection& connection = pool_.Take(tr);
  entry.connection = &connection;
  entry.sent = now;
  entry.places = quota_.Sent(tr, now);
  connection.Send(entry.request.compose(), [this, id = *id](absl::StatusOr<transport::HttpResponse> response) {
    OnResponse(id, std::move(response));
  });
  return true;
}

// Dials while the request may still be waiting for the quota, so that a connection is ready when its turn comes.
void Scheduler::Dial(absl::Time now) {
  if (now < redial_at_) return;
  int waiting = 0;
  int without = 0;
  for (const codec::Tr* const tr : queue_.Trs()) {
    waiting += pool_.MayUse(*tr) ? 1 : 0;
    without += pool_.HasNone(*tr) ? 1 : 0;
  }
  while (pool_.WantsMore(waiting, without)) {
    pool_.Dialling();
    dialer_.Dial(options_.dial_timeout, [this](absl::StatusOr<std::unique_ptr<transport::HttpConnection>> connection) {
      OnDialled(std::move(connection));
    });
  }
}

void Scheduler::OnDialled(absl::StatusOr<std::unique_ptr<transport::HttpConnection>> connection) {
  const absl::Time now = worker_.Now();
  // Counts as a failed dial, because dialling again at once could go on without end.
  if (connection.ok() && !(*connection)->Usable()) {
    connection = transport::MakeFailure(transport::HttpFailure::kUnreachable,
                                        "The broker closed the connection as soon as it was made.");
  }
  if (connection.ok()) {
    failed_dials_ = 0;
    pool_.Dialled(*std::move(connection), now);
    return Pump();
  }
  pool_.DialFailed();
  if (now >= redial_at_) ++failed_dials_;  // dials that began together count once
  redial_at_ = now + options_.redial_pause;
  // A single failure may be an accident.
  if (failed_dials_ > 1 && pool_.empty() && pool_.dialling() == 0) {
    std::vector<Id> waiting;
    for (const auto& [id, entry] : entries_) {
      if (entry.failure.ok()) waiting.push_back(id);
    }
    for (const Id id : waiting) Fail(id, connection.status());
  }
  Pump();
}

void Scheduler::OnResponse(Id id, absl::StatusOr<transport::HttpResponse> response) {
  const absl::Time now = worker_.Now();
  // The entry exists: when a request is cancelled, its connection is closed and never calls back.
  auto found = entries_.extract(id);
  Entry& entry = found.mapped();
  quota_.Answered(entry.places, now);
  pool_.Release(*std::exchange(entry.connection, nullptr), now);
  if (!response.ok() && transport::FailureOf(response.status()) == transport::HttpFailure::kUnreachable &&
      !std::exchange(entry.sent_again, true)) {
    // The broker closed the connection just before the write, so nothing was sent. Even a request that changes
    // something may go over another connection.
    queue_.Add(id, *entry.request.tr, entry.request.caller);
    entries_.insert(std::move(found));
    return Pump();
  }
  Withdraw(id, entry);
  if (response.ok()) {
    const absl::Duration latency = now - entry.sent;
    const auto [smoothed, first] = latencies_.try_emplace(entry.request.tr, latency);
    if (!first) smoothed->second = smoothed->second * 7 / 8 + latency / 8;
  }
  // Before the next request is written, because this answer may report a limit.
  entry.callback(std::move(response));
  Pump();
}

void Scheduler::Expire(absl::Time now) {
  while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
    const Id id = deadlines_.begin()->second;
    const Entry& entry = entries_.at(id);
    const bool sent = entry.connection != nullptr;
    if (const absl::Time turn = quota_.Earliest(*entry.request.tr, now); !sent && turn > now) {
      Fail(id, TooLate(entry.request, turn, now));
    } else {
      Fail(id, errors::MakeError(absl::StatusCode::kDeadlineExceeded, errors::Reason::kBrokerUnreachable,
                                 sent ? errors::Phrase::kBrokerTooSlow : errors::Phrase::kDeadlinePassed));
    }
  }
}

void Scheduler::Wake(absl::Time now) {
  absl::Time next = pool_.CloseIdle(now);
  if (!deadlines_.empty()) next = std::min(next, deadlines_.begin()->first);
  for (const codec::Tr* const tr : queue_.Trs()) {
    if (!pool_.MayUse(*tr)) continue;  // the next answer calls Pump
    if (const absl::Time turn = quota_.Earliest(*tr, now); turn > now) next = std::min(next, turn);
    if (redial_at_ > now) next = std::min(next, redial_at_);
  }
  if (next >= wake_at_) return;
  wake_at_ = next;
  worker_.PostAt(next, [this, next] {
    if (next != wake_at_) return;  // an earlier one was set meanwhile
    wake_at_ = absl::InfiniteFuture();
    Pump();
  });
}

absl::Status Scheduler::InTime(const OutgoingRequest& request, int64_t ahead, absl::Time now) const {
  const absl::Time turn = quota_.EarliestBehind(*request.tr, ahead, now);
  // A request that need not wait is sent in any case, because the latency may have changed.
  if (turn <= now || turn + LatencyOf(*request.tr) <= request.deadline) return absl::OkStatus();
  return TooLate(request, turn, now);
}

absl::Status Scheduler::TooLate(const OutgoingRequest& request, absl::Time turn, absl::Time now) const {
  const codec::Tr& tr = *request.tr;
  const absl::Duration wait = std::max(turn - now, absl::Milliseconds(1));
  const errors::Text said =
      errors::Say(errors::Phrase::kLocalRateLimit, {std::string(tr.code), std::to_string(quota_.per_second(tr, now)),
                                                    absl::FormatDuration(absl::Ceil(wait, absl::Milliseconds(1)))});
  return errors::WithRetryDelay(
      errors::MakeError(absl::StatusCode::kResourceExhausted, errors::Reason::kLocalRateLimit, said),
      std::max(turn + LatencyOf(tr) - request.deadline, absl::Milliseconds(1)));
}

absl::Duration Scheduler::LatencyOf(const codec::Tr& tr) const {
  const auto found = latencies_.find(&tr);
  return found == latencies_.end() ? absl::ZeroDuration() : found->second;
}

void Scheduler::Fail(Id id, absl::Status status) {
  Entry& entry = entries_.at(id);
  Withdraw(id, entry);
  entry.failure = std::move(status);
  worker_.Post([this, id] {
    auto failed = entries_.extract(id);
    if (!failed.empty()) failed.mapped().callback(std::move(failed.mapped().failure));
  });
}

void Scheduler::Withdraw(Id id, Entry& entry) {
  deadlines_.erase({entry.request.deadline, id});
  queue_.Remove(id);
  if (entry.connection != nullptr) pool_.Close(*std::exchange(entry.connection, nullptr));
}

}  // namespace kiwoom::rest
