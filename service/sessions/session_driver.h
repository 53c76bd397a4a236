#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "codec/control_frame.h"
#include "codec/table.h"
#include "service/broker/broker.h"
#include "service/clock/clock.h"
#include "service/loop/executor.h"
#include "service/rest/token_source.h"
#include "service/sessions/epoch_clock.h"
#include "service/sessions/frame_reader.h"
#include "service/sessions/row_sink.h"
#include "service/sessions/session.h"
#include "service/telemetry/anomaly_log.h"
#include "service/telemetry/histogram.h"
#include "service/transport/websocket.h"

namespace kiwoom::sessions {

// The objects that a SessionDriver uses. They outlive the driver.
struct SessionDriverPeers {
  const clock::Clock& clock;
  rest::TokenSource& tokens;
  EpochClock& epochs;
  SessionObserver& observer;
  std::span<const codec::Tr* const> trs;
  RowSink& rows;
  telemetry::AnomalyLog& anomalies;
};

// Runs a Session on a real WebSocket, with its timer on the loop and its token from the TokenSource. It parses frames:
// control frames go to the Session, rows to the RowSink. Everything runs on the loop's thread.
class SessionDriver final : private SessionActions, private transport::WebsocketHandler {
 public:
  // `executor` runs tasks on the loop's thread from any thread; the worker uses it to deliver tokens.
  SessionDriver(boost::asio::io_context& loop, loop::Executor executor, std::shared_ptr<boost::asio::ssl::context> tls,
                broker::Endpoint endpoint, SessionOptions session_options,
                transport::WebsocketOptions websocket_options, const SessionDriverPeers& peers);
  ~SessionDriver() override;

  void StandBy() { session_.StandBy(); }
  void Start();
  void Stop();
  // Whether no connection to the broker is left: the closing handshake takes a moment after Stop.
  bool disconnected() const { return websocket_ == nullptr && closing_.gone(); }
  // Does not wait for the broker's part of that handshake any longer.
  void Cut() { closing_.Cut(); }
  void Register(const std::vector<Topic>& topics);
  void Unregister(const std::vector<Topic>& topics);
  TakeBackAnswer RequestTakeBack();

  const Session& session() const { return session_; }
  // The time that each of the broker's messages took, and how many there were.
  const telemetry::Histogram& decode_seconds() const { return decode_seconds_; }

 private:
  void Connect() override;
  void Disconnect() override;
  void Send(std::string text) override;
  void RequestToken(const std::string& rejected) override;
  void ConfirmToken(const std::string& token) override { tokens_.Confirm(token); }

  void OnOpen() override;
  void OnText(std::string_view text) override;
  void OnClosed(std::string reason) override;

  void OnControl(const codec::ControlFrame& frame, clock::Moment received);
  void SetTimer();

  const clock::Clock& clock_;
  boost::asio::io_context& loop_;
  const loop::Executor executor_;
  const std::shared_ptr<boost::asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const transport::WebsocketOptions websocket_options_;
  rest::TokenSource& tokens_;
  FrameReader reader_;
  telemetry::Histogram decode_seconds_{1e-6};
  Session session_;
  boost::asio::steady_timer timer_;
  absl::Time timer_set_for_ = absl::InfiniteFuture();
  std::unique_ptr<transport::Websocket> websocket_;
  transport::Websocket::Remains closing_;  // the last connection
  std::shared_ptr<bool> alive_;            // the token source may answer after destruction
};

}  // namespace kiwoom::sessions
