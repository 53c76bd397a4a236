#include "service/sessions/session_driver.h"

#include <algorithm>
#include <utility>

namespace kiwoom::sessions {

SessionDriver::SessionDriver(boost::asio::io_context& loop, loop::Executor executor,
                             std::shared_ptr<boost::asio::ssl::context> tls, broker::Endpoint endpoint,
                             SessionOptions session_options, transport::WebsocketOptions websocket_options,
                             const SessionDriverPeers& peers)
    : clock_(peers.clock),
      loop_(loop),
      executor_(std::move(executor)),
      tls_(std::move(tls)),
      endpoint_(std::move(endpoint)),
      websocket_options_(websocket_options),
      tokens_(peers.tokens),
      reader_(peers.trs, peers.rows, peers.anomalies,
              [this](const codec::ControlFrame& frame, clock::Moment received) { OnControl(frame, received); }),
      session_(session_options, peers.epochs, peers.tokens.secrets(), *this, peers.observer),
      timer_(loop),
      alive_(std::make_shared<bool>()) {}

SessionDriver::~SessionDriver() = default;

void SessionDriver::Start() {
  session_.Start(clock_.Now());
  SetTimer();
}

void SessionDriver::Stop() {
  session_.Stop();
  SetTimer();
}

void SessionDriver::Register(const std::vector<Topic>& topics) {
  session_.Register(topics, clock_.Now());
  SetTimer();
}

void SessionDriver::Unregister(const std::vector<Topic>& topics) {
  session_.Unregister(topics, clock_.Now());
  SetTimer();
}

TakeBackAnswer SessionDriver::RequestTakeBack() {
  const TakeBackAnswer answer = session_.RequestTakeBack(clock_.Now());
  SetTimer();
  return answer;
}

void SessionDriver::OnControl(const codec::ControlFrame& frame, clock::Moment received) {
  session_.OnControl(frame, received);
  SetTimer();
}

void SessionDriver::Connect() {
  closing_.Cut();                                // one connection at a time
  transport::WebsocketHandler& handler = *this;  // a private base
  websocket_ = std::make_unique<transport::Websocket>(loop_, tls_, endpoint_, websocket_options_, handler);
  websocket_->Connect();
}

void SessionDriver::Disconnect() {
  if (websocket_ != nullptr) closing_ = websocket_->remains();
  websocket_.reset();
}

void SessionDriver::Send(std::string text) { websocket_->Send(std::move(text)); }

void SessionDriver::RequestToken(const std::string& rejected) {
  tokens_.Get(rejected, executor_, [this, alive = std::weak_ptr(alive_)](absl::StatusOr<std::string> token) {
    if (alive.expired()) return;
    session_.OnToken(std::move(token), clock_.Now());
    SetTimer();
  });
}

void SessionDriver::OnOpen() {
  session_.OnConnected(clock_.Now());
  SetTimer();
}

void SessionDriver::OnText(std::string_view text) {
  const clock::Moment received = clock_.Now();
  session_.OnMessage(received);
  reader_.Read(text, received);
  decode_seconds_.Add(absl::ToDoubleSeconds(clock_.Now().steady - received.steady));
}

void SessionDriver::OnClosed(std::string reason) {
  session_.OnDisconnected(reason, clock_.Now());
  SetTimer();
}

// A timer that is already set to an earlier time is left alone: when it fires early, it is set again. This avoids
// resetting the timer for each frame.
void SessionDriver::SetTimer() {
  const absl::Time next = session_.NextTimer();
  if (next == absl::InfiniteFuture()) {
    timer_.cancel();
    timer_set_for_ = next;
    return;
  }
  if (next >= timer_set_for_) return;
  timer_set_for_ = next;
  timer_.expires_after(absl::ToChronoNanoseconds(std::max(next - clock_.Now().steady, absl::ZeroDuration())));
  timer_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code cancelled) {
    if (cancelled || alive.expired()) return;
    timer_set_for_ = absl::InfiniteFuture();
    session_.OnTimer(clock_.Now());
    SetTimer();
  });
}

}  // namespace kiwoom::sessions
