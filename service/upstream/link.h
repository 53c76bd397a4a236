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
#include "codegen/runtime/control_frame.h"
#include "service/upstream/broker.h"
#include "service/upstream/executor.h"
#include "service/upstream/session.h"
#include "service/upstream/token_source.h"
#include "service/upstream/transport/websocket.h"

namespace kiwoom::upstream {

// The Session on a real WebSocket, with its timer on the loop and its token from the TokenSource. Everything happens on
// the loop's thread.
//
// Frames are not read here: each goes to `on_frame`, padded and with its time of arrival; whoever decodes it gives the
// control frames back through OnControl, from inside.
class Link final : private SessionActions, private WebsocketHandler {
 public:
  using OnFrame = std::function<void(std::string_view frame, absl::Time received)>;

  // `executor` runs tasks on the loop's thread, from any other: the token comes from the worker.
  Link(boost::asio::io_context& loop, Executor executor, std::shared_ptr<boost::asio::ssl::context> tls,
       Endpoint endpoint, SessionOptions session_options, WebsocketOptions websocket_options, TokenSource& tokens,
       SessionObserver& observer, OnFrame on_frame);
  ~Link() override;

  void Start();
  void Stop();
  void Register(const std::vector<Topic>& topics);
  void Unregister(const std::vector<Topic>& topics);
  void OnControl(const runtime::ControlFrame& frame);

  const Session& session() const { return session_; }

 private:
  void Connect() override;
  void Disconnect() override;
  void Send(std::string text) override;
  void RequestToken(const std::string& rejected) override;

  void OnOpen() override;
  void OnText(std::string_view text) override;
  void OnClosed(std::string reason) override;

  void Arm();

  boost::asio::io_context& loop_;
  const Executor executor_;
  const std::shared_ptr<boost::asio::ssl::context> tls_;
  const Endpoint endpoint_;
  const WebsocketOptions websocket_options_;
  TokenSource& tokens_;
  const OnFrame on_frame_;
  Session session_;
  boost::asio::steady_timer timer_;
  absl::Time received_ = absl::InfinitePast();  // the frame that is being read
  absl::Time armed_for_ = absl::InfiniteFuture();
  std::unique_ptr<Websocket> websocket_;
  std::shared_ptr<bool> alive_;  // answers of the token source may come after the destructor
};

}  // namespace kiwoom::upstream
