#include "service/upstream/link.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"

namespace kiwoom::upstream {

Link::Link(boost::asio::io_context& loop, Executor executor, std::shared_ptr<boost::asio::ssl::context> tls,
           Endpoint endpoint, SessionOptions session_options, WebsocketOptions websocket_options, TokenSource& tokens,
           SessionObserver& observer, OnFrame on_frame)
    : loop_(loop),
      executor_(std::move(executor)),
      tls_(std::move(tls)),
      endpoint_(std::move(endpoint)),
      websocket_options_(websocket_options),
      tokens_(tokens),
      on_frame_(std::move(on_frame)),
      session_(session_options, tokens.secrets(), *this, observer),
      timer_(loop),
      alive_(std::make_shared<bool>()) {}

Link::~Link() = default;

void Link::Start() {
  session_.Start(absl::Now());
  Arm();
}

void Link::Stop() {
  session_.Stop();
  Arm();
}

void Link::Register(const std::vector<Topic>& topics) {
  session_.Register(topics, absl::Now());
  Arm();
}

void Link::Unregister(const std::vector<Topic>& topics) {
  session_.Unregister(topics, absl::Now());
  Arm();
}

void Link::OnControl(const runtime::ControlFrame& frame) {
  session_.OnControl(frame, received_);
  Arm();
}

void Link::Connect() {
  WebsocketHandler& handler = *this;  // a private base
  websocket_ = std::make_unique<Websocket>(loop_, tls_, endpoint_, websocket_options_, handler);
  websocket_->Connect();
}

void Link::Disconnect() { websocket_.reset(); }

void Link::Send(std::string text) { websocket_->Send(std::move(text)); }

void Link::RequestToken(const std::string& rejected) {
  tokens_.Get(rejected, executor_, [this, alive = std::weak_ptr(alive_)](absl::StatusOr<std::string> token) {
    if (alive.expired()) return;
    session_.OnToken(std::move(token), absl::Now());
    Arm();
  });
}

void Link::OnOpen() {
  session_.OnConnected(absl::Now());
  Arm();
}

void Link::OnText(std::string_view text) {
  received_ = absl::Now();
  session_.OnMessage(received_);
  on_frame_(text, received_);
}

void Link::OnClosed(std::string reason) {
  session_.OnDisconnected(reason, absl::Now());
  Arm();
}

// A timer that is set too early is left alone: it finds out, and is set again. So a frame costs no timer.
void Link::Arm() {
  const absl::Time next = session_.NextTimer();
  if (next == absl::InfiniteFuture()) {
    timer_.cancel();
    armed_for_ = next;
    return;
  }
  if (next >= armed_for_) return;
  armed_for_ = next;
  timer_.expires_after(absl::ToChronoNanoseconds(std::max(next - absl::Now(), absl::ZeroDuration())));
  timer_.async_wait([this, alive = std::weak_ptr(alive_)](boost::system::error_code cancelled) {
    if (cancelled || alive.expired()) return;
    armed_for_ = absl::InfiniteFuture();
    session_.OnTimer(absl::Now());
    Arm();
  });
}

}  // namespace kiwoom::upstream
