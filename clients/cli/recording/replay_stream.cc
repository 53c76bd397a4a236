#include "clients/cli/recording/replay_stream.h"

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "kiwoom/v1/notice.pb.h"

namespace kiwoom::cli {
namespace {

using Clock = std::chrono::steady_clock;

// As the gateway does.
constexpr std::chrono::seconds kHeartbeats(10);

std::string ToBytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  for (const grpc::Slice& slice : slices) bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  return bytes;
}

std::string Heartbeat() {
  v1::Heartbeat heartbeat;
  heartbeat.mutable_time()->set_seconds(absl::ToUnixSeconds(absl::Now()));
  heartbeat.set_upstream_state(v1::UPSTREAM_STATE_LIVE);
  std::string response;
  AppendEvent(NoticeEvent(kHeartbeatField, heartbeat.SerializeAsString()), response);
  return response;
}

}  // namespace

ReplayStream::ReplayStream(Reading reading, const RecordingReader& file, const RecordingSummary& summary,
                           const TrDirectory& directory, const ReplayPace& pace)
    : reading_(std::move(reading)), file_(file), summary_(summary), directory_(directory), pace_(pace) {
  StartRead(&request_);
}

ReplayStream::~ReplayStream() {
  if (!thread_.joinable()) return;
  // gRPC may call OnDone from within Finish.
  thread_.get_id() == std::this_thread::get_id() ? thread_.detach() : thread_.join();
}

void ReplayStream::OnReadDone(bool ok) {
  ReplayRequest request{.from = pace_.from, .to = pace_.to};
  const grpc::Status status = ok ? reading_(ToBytes(request_), request) : grpc::Status::CANCELLED;
  if (!status.ok()) return Finish(status);
  thread_ = std::thread([this, request = std::move(request)]() mutable { Play(std::move(request)); });
}

void ReplayStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  over_ |= !ok;
  changed_.notify_all();
}

void ReplayStream::OnCancel() {
  const std::lock_guard lock(mutex_);
  over_ = true;
  changed_.notify_all();
}

// The last callback. The thread has called Finish, which is the last thing that it does.
void ReplayStream::OnDone() { delete this; }

void ReplayStream::Play(ReplayRequest request) {
  const std::string refusals = Refusals(request);
  RecordingReplay replay(file_, directory_, std::move(request));
  start_ = Clock::now();
  bool first = true;
  while (true) {
    absl::StatusOr<std::optional<RecordingReplay::Step>> step = replay.Next();
    if (!step.ok()) return Finish({grpc::StatusCode::DATA_LOSS, std::string(step.status().message())});
    if (!step->has_value()) break;
    if (std::exchange(first, false)) (*step)->response += refusals;
    if (((*step)->time != 0 && !WaitFor((*step)->time)) || !Write((*step)->response)) {
      return Finish(grpc::Status::CANCELLED);
    }
  }
  if (pace_.stay) {
    Idle(std::nullopt);
    return Finish(grpc::Status::CANCELLED);
  }
  Finish({grpc::StatusCode::OUT_OF_RANGE, "The recording ends here."});
}

bool ReplayStream::WaitFor(int64_t time) {
  if (pace_.speed <= 0) return true;
  if (!first_time_.has_value()) first_time_ = time;
  const auto delay =
      std::chrono::nanoseconds(static_cast<int64_t>(static_cast<double>(time - *first_time_) / pace_.speed));
  return Idle(start_ + delay);
}

bool ReplayStream::Idle(std::optional<Clock::time_point> deadline) {
  while (true) {
    const auto heartbeat = Clock::now() + kHeartbeats;
    const bool last = deadline.has_value() && *deadline <= heartbeat;
    {
      std::unique_lock lock(mutex_);
      if (changed_.wait_until(lock, last ? *deadline : heartbeat, [this] { return over_; })) return false;
    }
    if (last) return true;
    if (!Write(Heartbeat())) return false;
  }
}

// Waits until gRPC has taken it, so that a slow reader slows its own replay down.
bool ReplayStream::Write(const std::string& response) {
  const grpc::Slice slice(response);
  std::unique_lock lock(mutex_);
  if (over_) return false;
  message_ = grpc::ByteBuffer(&slice, 1);
  writing_ = true;
  lock.unlock();
  StartWrite(&message_);
  lock.lock();
  changed_.wait(lock, [this] { return !writing_; });
  return !over_;
}

// A notice for each wanted registration that the recorder never subscribed to: no event of it will come.
std::string ReplayStream::Refusals(const ReplayRequest& request) const {
  v1::RefusedNotice refused;
  for (const v1::Interest& interest : request.interests) {
    const auto recorded = summary_.interests.find(static_cast<uint32_t>(interest.type()));
    const auto add = [&](const std::string& item) {
      v1::Registration& registration = *refused.add_registrations();
      registration.set_type(interest.type());
      registration.set_item(item);
    };
    if (interest.items().empty() && recorded == summary_.interests.end()) add("");
    for (const std::string& item : interest.items()) {
      if (recorded == summary_.interests.end() || !recorded->second.contains(item)) add(item);
    }
  }
  std::string response;
  if (refused.registrations().empty()) return response;
  refused.set_broker_message("It is not in the recording.");
  AppendEvent(NoticeEvent(kRefusedField, refused.SerializeAsString()), response);
  return response;
}

}  // namespace kiwoom::cli
