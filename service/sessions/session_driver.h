#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "codec/control_frame.h"
#include "service/broker/broker.h"
#include "service/loop/executor.h"
#include "service/rest/token_source.h"
#include "service/sessions/session.h"
#include "service/transport/websocket.h"

namespace kiwoom::sessions {

// The Session on a real WebSocket, with its timer on the loop and its token from the TokenSource. Everything happens on
// the loop's thread.
//
// Frames are not read here: each goes to `on_frame`, padded and with its time of arrival; whoever decodes it gives the
// control frames back through OnControl, from inside.
class SessionDriver final : private SessionActions, private transport::WebsocketHandler {
 public:
  using OnFrame = std::function<void(std::string_view frame, absl::Time received)>;

  // `executor` runs tasks on the loop's thread, from any other: the token comes from the worker.
  SessionDriver(boost::asio::io_context& loop, loop::Executor executor, std::shared_ptr<boost::asio::ssl::context> tls,
                broker::Endpoint endpoint, SessionOptions session_options,
                transport::WebsocketOptions websocket_options, rest::TokenSource& tokens, SessionObserver& observer,
                OnFrame on_frame);
  ~SessionDriver() override;

  void Start();
  void Stop();
  void Register(const std::vector<Topic>& topics);
  void Unregister(const std::vector<Topic>& topics);
  void OnControl(const codec::ControlFrame& frame);

  const Session& session() const { return session_; }

 private:
  void Connect() override;
  void Disconnect() override;
  void Send(std::string text) override;
  void RequestToken(const std::string& rejected) override;

  void OnOpen() override;
  void OnText(std::string_view text) override;
  void OnClosed(std::string reason) override;

  void SetTimer();

  boost::asio::io_context& loop_;
  const loop::Executor executor_;
  const std::shared_ptr<boost::asio::ssl::context> tls_;
  const broker::Endpoint endpoint_;
  const transport::WebsocketOptions websocket_options_;
  rest::TokenSource& tokens_;
  const OnFrame on_frame_;
  Session session_;
  boost::asio::steady_timer timer_;
  absl::Time received_ = absl::InfinitePast();  // the frame that is being read
  absl::Time timer_set_for_ = absl::InfiniteFuture();
  std::unique_ptr<transport::Websocket> websocket_;
  std::shared_ptr<bool> alive_;  // answers of the token source may come after the destructor
};

}  // namespace kiwoom::sessions
