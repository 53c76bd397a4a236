#include "service/admin/snapshot_desk.h"

#include <boost/asio/post.hpp>
#include <utility>

namespace kiwoom::admin {

void SnapshotDesk::Ask(Callback callback) {
  const uint64_t number = asked_for_++;
  Visitor& visitor =
      visitors_.emplace(number, Visitor{std::move(callback), boost::asio::steady_timer(*io_)}).first->second;
  visitor.deadline.expires_after(absl::ToChronoNanoseconds(timeout_));
  visitor.deadline.async_wait([this, number, alive = std::weak_ptr(alive_)](boost::system::error_code cancelled) {
    if (cancelled || alive.expired()) return;
    const auto late = visitors_.extract(number);
    // Gone if the snapshot came when the timer could not be cancelled any more.
    if (!late.empty()) late.mapped().callback(nullptr);
  });
  if (std::exchange(asked_, true)) return;
  source_([this, io = io_, alive = std::weak_ptr(alive_)](metrics::Snapshot snapshot) {
    boost::asio::post(*io, [this, alive, snapshot = std::move(snapshot)] {
      if (!alive.expired()) OnSnapshot(snapshot);
    });
  });
}

void SnapshotDesk::OnSnapshot(const metrics::Snapshot& snapshot) {
  asked_ = false;
  for (auto& [number, visitor] : std::exchange(visitors_, {})) visitor.callback(&snapshot);
}

}  // namespace kiwoom::admin
