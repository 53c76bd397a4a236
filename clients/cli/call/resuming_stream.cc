#include "clients/cli/call/resuming_stream.h"

#include <algorithm>
#include <utility>

#include "clients/cli/call/status_details.h"

namespace kiwoom::cli {
namespace {

constexpr ResumingStream::Millis kShortest(100);
constexpr ResumingStream::Millis kLongest(5000);

bool Passes(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::OK:
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::ABORTED:
    case grpc::StatusCode::INTERNAL:
    case grpc::StatusCode::UNKNOWN:
    case grpc::StatusCode::CANCELLED:
      return true;
    default:
      return false;
  }
}

}  // namespace

ResumingStream::ResumingStream(World world, Options options)
    : world_(std::move(world)), options_(options), start_(world_.now()), next_attempt_(start_) {}

ResumingStream::Read ResumingStream::Next(Millis patience, std::string* message) {
  if (stream_ == nullptr) {
    const auto left = std::chrono::ceil<Millis>(next_attempt_ - world_.now());
    if (left > Millis::zero()) world_.sleep(std::min(patience, left));
    if (world_.now() < next_attempt_) return Read::kNothingYet;
    last_heard_ = world_.now();
    stream_ = world_.open();
  }
  switch (stream_->Next(patience, message)) {
    case MessageStream::Read::kMessage:
      last_heard_ = world_.now();
      return Read::kMessage;
    case MessageStream::Read::kEnd:
      return Fail(stream_->status());
    case MessageStream::Read::kNothingYet:
      break;
  }
  const bool silent = world_.now() - last_heard_ >= options_.silence;
  if (!silent && !TooLate()) return Read::kNothingYet;
  return Fail({grpc::StatusCode::UNAVAILABLE, silent ? "Nothing came for too long, not even a heartbeat."
                                                     : "The gateway did not acknowledge the subscription in time."});
}

void ResumingStream::Acknowledged() {
  ever_acknowledged_ = true;
  tried_new_token_ = false;
  failures_ = 0;
}

void ResumingStream::Draining(Millis retry_delay) { announced_delay_ = retry_delay; }

ResumingStream::Read ResumingStream::Fail(const grpc::Status& status) {
  status_ = status;
  stream_.reset();
  if (IsFinal(status_)) return Read::kEnd;
  ++failures_;
  pause_ = Pause(status_);
  next_attempt_ = world_.now() + pause_;
  return Read::kDisconnected;
}

bool ResumingStream::IsFinal(const grpc::Status& status) {
  if (!options_.reconnect || TooLate()) return true;
  if (Passes(status.error_code())) return false;
  if (status.error_code() != grpc::StatusCode::UNAUTHENTICATED || tried_new_token_ || !world_.has_new_token()) {
    return true;
  }
  tried_new_token_ = true;
  return false;
}

bool ResumingStream::TooLate() const {
  return !ever_acknowledged_ && options_.connect_timeout > Millis::zero() &&
         world_.now() - start_ >= options_.connect_timeout;
}

ResumingStream::Millis ResumingStream::Pause(const grpc::Status& status) {
  const Millis whole = std::min(kLongest, kShortest * (1 << std::min(failures_, 10)));
  const Millis random(static_cast<int64_t>(static_cast<double>(whole.count()) * (1 + world_.chance()) / 2));
  return std::max({random, DetailsOf(status).retry_delay, std::exchange(announced_delay_, Millis::zero())});
}

}  // namespace kiwoom::cli
