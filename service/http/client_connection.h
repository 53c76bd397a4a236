#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/any_invocable.h"
#include "service/http/client_connection_host.h"
#include "service/http/client_socket.h"
#include "service/http/web_request_reader.h"

namespace kiwoom::http {

// One connection of a client: reads a request, has it answered, and reads the next. Requests that come earlier wait in
// its buffer. It goes on reading while a call is under way, because only that shows that the client has gone. Lives on
// the door's thread; its pending operations keep it alive.
class ClientConnection final : public std::enable_shared_from_this<ClientConnection> {
 public:
  // The host outlives it.
  ClientConnection(ClientConnectionHost& host, boost::asio::io_context& io, std::unique_ptr<ClientSocket> socket,
                   std::string peer);

  void Start();
  // The last answer ends it; at once, if no request is under way.
  void Retire();
  // A call that is under way is over.
  void Close();
  // Whether it waits for its client: no request has come as a whole.
  bool idle() const { return phase_ == Phase::kHandshake || phase_ == Phase::kReading; }

 private:
  enum class Phase { kHandshake, kReading, kCalling, kAnswering, kLingering, kClosed };
  class Port;

  void SetDeadline(absl::Duration duration);
  void SetAge(absl::Duration duration, void (ClientConnection::*then)());
  void OnOld();
  void OnTooOld();
  void ClearDeadline() { deadline_.cancel(); }
  void OnDeadline();

  void Read();
  void OnRead(boost::system::error_code error, size_t size);
  void Proceed(WebRequestReader::Progress progress);
  void OnHead();
  void OnRequest();
  void OpenCall(WebRequest request);
  void ReturnBodyRoom();

  // From the loop.
  void OnMessage(uint64_t number, OutgoingMessage message);
  void OnFinal(uint64_t number, FinalAnswer answer);

  void Answer(const WebAnswer& answer);
  void OnAnswered();
  void Linger();
  std::string TakeStreamHead();
  void Write(OutgoingMessage message, absl::AnyInvocable<void()> done);
  void WriteRest();

  ClientConnectionHost& host_;
  boost::asio::io_context& io_;
  const std::unique_ptr<ClientSocket> socket_;
  const std::string peer_;
  boost::asio::steady_timer deadline_;    // of the phase
  boost::asio::steady_timer call_timer_;  // the call's own deadline
  boost::asio::steady_timer age_timer_;
  Phase phase_ = Phase::kHandshake;
  WebRequestReader reader_;
  std::array<char, 8192> bytes_;
  bool reading_ = false;    // a read is under way
  bool peer_done_ = false;  // the client sends no more
  bool reading_body_ = false;
  size_t body_room_ = 0;  // taken for it

  Triaged triaged_;
  bool keep_alive_ = false;
  bool retired_ = false;
  bool head_only_ = false;
  size_t requests_ = 0;
  size_t discarded_ = 0;
  bool request_deadline_ = false;  // the deadline is that of a request which has begun

  uint64_t call_ = 0;  // its number; 0: none
  std::optional<AnswerFraming> framing_;
  StreamEnd stream_end_ = StreamEnd::kChunks;
  bool stream_begun_ = false;

  std::optional<OutgoingMessage> out_;
  size_t written_ = 0;
  absl::AnyInvocable<void()> out_done_;
};

}  // namespace kiwoom::http
