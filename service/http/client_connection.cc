#include "service/http/client_connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace kiwoom::http {
namespace {

using Error = boost::system::error_code;

// A client that still sends when its last answer is written would lose the answer to a reset.
constexpr absl::Duration kLinger = absl::Seconds(1);
constexpr size_t kMostLingering = size_t{1} << 20;
// Turning JSON into a message costs far more than receiving it, and happens before the caller is known.
constexpr size_t kMostJson = size_t{256} << 10;
constexpr char kTooLong[] = "A request holds at most 4 MiB, in JSON at most 256 KiB.";
// No timer runs for longer.
constexpr absl::Duration kLongestTimeout = absl::Hours(24 * 30);

std::string InChunk(std::string_view bytes) {
  return absl::StrCat(absl::Hex(bytes.size()), "\r\n") + std::string(bytes) + "\r\n";
}

}  // namespace

// What the loop has of a connection. The connection may close meanwhile.
class ClientConnection::Port final : public AnswerPort {
 public:
  Port(const std::shared_ptr<ClientConnection>& connection, uint64_t number)
      : io_(connection->io_), connection_(connection), number_(number) {}

  void Send(OutgoingMessage message) override {
    boost::asio::post(io_, [connection = connection_, number = number_, message = std::move(message)]() mutable {
      if (const auto open = connection.lock()) open->OnMessage(number, std::move(message));
    });
  }
  void Finish(FinalAnswer answer) override {
    boost::asio::post(io_, [connection = connection_, number = number_, answer = std::move(answer)]() mutable {
      if (const auto open = connection.lock()) open->OnFinal(number, std::move(answer));
    });
  }
  void Cut() override {
    boost::asio::post(io_, [connection = connection_, number = number_] {
      if (const auto open = connection.lock(); open != nullptr && open->call_ == number) open->Close();
    });
  }

 private:
  boost::asio::io_context& io_;
  const std::weak_ptr<ClientConnection> connection_;
  const uint64_t number_;
};

ClientConnection::ClientConnection(ClientConnectionHost& host, boost::asio::io_context& io,
                                   std::unique_ptr<ClientSocket> socket, std::string peer)
    : host_(host),
      io_(io),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      deadline_(io),
      call_timer_(io),
      age_timer_(io) {}

void ClientConnection::Start() {
  SetAge(host_.limits().most_age, &ClientConnection::OnOld);
  SetDeadline(host_.limits().handshake_timeout);
  socket_->Handshake([self = shared_from_this()](Error error, size_t) {
    if (self->phase_ == Phase::kClosed) return;
    if (error) return self->Close();
    self->phase_ = Phase::kReading;
    self->SetDeadline(self->host_.limits().idle_timeout);
    self->Read();
  });
}

void ClientConnection::Retire() {
  retired_ = true;
  keep_alive_ = false;
  if (phase_ == Phase::kHandshake || (phase_ == Phase::kReading && !reader_.begun())) Close();
}

void ClientConnection::Close() {
  if (phase_ == Phase::kClosed) return;
  const auto keep = shared_from_this();
  phase_ = Phase::kClosed;
  socket_->Close();
  deadline_.cancel();
  call_timer_.cancel();
  age_timer_.cancel();
  ReturnBodyRoom();
  if (call_ != 0) host_.OnCallEnded(std::exchange(call_, 0), /*delivered=*/false);
  host_.OnClosed(*this);
}

void ClientConnection::SetDeadline(absl::Duration duration) {
  deadline_.expires_after(absl::ToChronoNanoseconds(duration));
  deadline_.async_wait([self = weak_from_this()](Error cancelled) {
    const auto connection = self.lock();
    if (cancelled || connection == nullptr) return;
    if (connection->deadline_.expiry() > std::chrono::steady_clock::now()) return;  // it was set again meanwhile
    connection->OnDeadline();
  });
}

void ClientConnection::SetAge(absl::Duration duration, void (ClientConnection::*then)()) {
  if (duration > kLongestTimeout) return;
  age_timer_.expires_after(absl::ToChronoNanoseconds(duration));
  age_timer_.async_wait([self = weak_from_this(), then](Error cancelled) {
    const auto connection = self.lock();
    if (!cancelled && connection != nullptr && connection->phase_ != Phase::kClosed) (*connection.*then)();
  });
}

void ClientConnection::OnOld() {
  SetAge(host_.limits().age_grace, &ClientConnection::OnTooOld);
  Retire();
}

void ClientConnection::OnTooOld() { call_ != 0 ? host_.OnCallAged(call_) : Close(); }

void ClientConnection::OnDeadline() {
  if (phase_ != Phase::kReading || !reader_.begun() || out_.has_value()) return Close();
  keep_alive_ = false;
  Answer(Sentence(408, "The request did not come in time."));
}

void ClientConnection::Read() {
  const size_t room = phase_ == Phase::kLingering ? bytes_.size() : std::min(bytes_.size(), reader_.room());
  if (reading_ || peer_done_) return;
  // A client that sends so much behind a call is not read any more, so that nobody would notice that it leaves.
  if (room == 0) return phase_ == Phase::kCalling ? Close() : void();
  reading_ = true;
  socket_->ReadSome(boost::asio::buffer(bytes_.data(), room), [self = shared_from_this()](Error error, size_t size) {
    self->reading_ = false;
    self->OnRead(error, size);
  });
}

void ClientConnection::OnRead(Error error, size_t size) {
  if (phase_ == Phase::kClosed) return;
  if (error) {
    // Whoever has sent everything may still read the answer. While a call is under way, the end means that the client
    // has gone: browsers say it in no other way.
    peer_done_ = true;
    keep_alive_ = false;
    if (phase_ != Phase::kAnswering) Close();
    return;
  }
  const std::string_view bytes(bytes_.data(), size);
  if (phase_ == Phase::kLingering) {
    discarded_ += size;
    if (discarded_ > kMostLingering) return Close();
    return Read();
  }
  if (phase_ != Phase::kReading) {
    reader_.Keep(bytes);
    return Read();
  }
  if (!std::exchange(request_deadline_, true)) SetDeadline(host_.limits().head_timeout);
  if (reading_body_) {
    if (!host_.TakeBodyRoom(size)) {
      keep_alive_ = false;
      return Answer(Sentence(503, "Too much is being sent to the gateway at the moment: try again."));
    }
    body_room_ += size;
  }
  Proceed(reader_.Feed(bytes));
}

void ClientConnection::Proceed(WebRequestReader::Progress progress) {
  switch (progress) {
    case WebRequestReader::Progress::kIncomplete:
      return Read();
    case WebRequestReader::Progress::kHead:
      return OnHead();
    case WebRequestReader::Progress::kRequest:
      return OnRequest();
    case WebRequestReader::Progress::kInvalid:
      keep_alive_ = false;
      return Answer(Sentence(reader_.error(), reader_.error() == 413   ? kTooLong
                                              : reader_.error() == 431 ? "The header of a request holds at most 16 KiB."
                                                                       : "The request is not one of HTTP/1.1."));
  }
}

void ClientConnection::OnHead() {
  const WebRequest& request = reader_.request();
  triaged_ = host_.triage().Judge(request);
  head_only_ = request.method == "HEAD";
  keep_alive_ = request.keep_alive && ++requests_ < host_.limits().most_requests && !retired_ && !request.one_zero;
  stream_end_ = request.one_zero ? StreamEnd::kClose : StreamEnd::kChunks;
  if (triaged_.kind == Triaged::Kind::kAnswered) {
    keep_alive_ = keep_alive_ && !request.has_body;  // nobody reads the body
    return Answer(triaged_.answer);
  }
  if (!request.has_body) return Proceed(reader_.Continue());
  if (triaged_.kind == Triaged::Kind::kCall && triaged_.protocol.format == MessageFormat::kJson) {
    reader_.LimitBody(kMostJson);
    if (request.announced.value_or(0) > kMostJson) {
      keep_alive_ = false;
      return Answer(Sentence(413, kTooLong));
    }
  }
  reading_body_ = true;
  SetDeadline(host_.limits().body_timeout);
  if (request.one_zero || request.Find("expect").empty()) return Proceed(reader_.Continue());
  Write(OutgoingMessage("HTTP/1.1 100 Continue\r\n\r\n"), [this] {
    SetDeadline(host_.limits().body_timeout);
    Proceed(reader_.Continue());
  });
}

void ClientConnection::ReturnBodyRoom() {
  reading_body_ = false;
  host_.ReturnBodyRoom(std::exchange(body_room_, 0));
}

void ClientConnection::OnRequest() {
  ReturnBodyRoom();
  WebRequest request = std::move(reader_.request());
  if (triaged_.kind == Triaged::Kind::kCall) return OpenCall(std::move(request));
  WebAnswer page = host_.pages().Respond(request.path);
  for (const auto& header : triaged_.headers) page.headers.push_back(header);
  Answer(page);
}

void ClientConnection::OpenCall(WebRequest request) {
  phase_ = Phase::kCalling;
  ClearDeadline();
  framing_.emplace(triaged_, host_.json());
  stream_begun_ = false;
  call_ = host_.NextCall();
  CallRequest call = ReadCall(std::move(request), triaged_, host_.json());
  call.peer = peer_;
  call.certificate_names = socket_->certificate_names();
  if (call.timeout < kLongestTimeout) {
    call.deadline = absl::Now() + call.timeout;
    call_timer_.expires_after(absl::ToChronoNanoseconds(call.timeout));
    call_timer_.async_wait([self = weak_from_this(), number = call_](Error cancelled) {
      const auto connection = self.lock();
      if (!cancelled && connection != nullptr && connection->call_ == number) connection->host_.OnCallTimeUp(number);
    });
  }
  host_.OpenCall(call_, std::move(call), std::make_unique<Port>(shared_from_this(), call_));
  Read();
}

std::string ClientConnection::TakeStreamHead() {
  if (std::exchange(stream_begun_, true)) return "";
  return RenderStreamHead(framing_->content_type(), framing_->headers(), stream_end_, keep_alive_);
}

void ClientConnection::OnMessage(uint64_t number, OutgoingMessage message) {
  if (number != call_ || phase_ != Phase::kCalling) return;
  absl::StatusOr<OutgoingMessage> framed = framing_->Message(std::move(message));
  if (!framed.ok()) return Close();
  if (stream_end_ == StreamEnd::kChunks) {
    framed->Prepend(absl::StrCat(absl::Hex(framed->view().size()), "\r\n"));
    framed->Append("\r\n");
  }
  if (const std::string head = TakeStreamHead(); !head.empty()) {
    framed = OutgoingMessage(head + std::string(framed->view()));
  }
  Write(*std::move(framed), [this, number] {
    ClearDeadline();
    host_.OnCallWritten(number);
  });
}

void ClientConnection::OnFinal(uint64_t number, FinalAnswer answer) {
  if (number != call_ || phase_ != Phase::kCalling) return;
  phase_ = Phase::kAnswering;
  call_timer_.cancel();
  std::string bytes;
  if (framing_->whole()) {
    bytes = Render(framing_->Whole(std::move(answer)), /*head=*/false, keep_alive_);
  } else {
    bytes = TakeStreamHead();
    const std::string end = framing_->End(answer);
    if (stream_end_ == StreamEnd::kChunks) {
      bytes += InChunk(end);
      bytes += kLastChunk;
    } else {
      bytes += end;
    }
  }
  Write(OutgoingMessage(std::string_view(bytes)), [this] {
    host_.OnCallEnded(std::exchange(call_, 0), /*delivered=*/true);
    framing_.reset();
    OnAnswered();
  });
}

void ClientConnection::Answer(const WebAnswer& answer) {
  ReturnBodyRoom();
  phase_ = Phase::kAnswering;
  Write(OutgoingMessage(std::string_view(Render(answer, head_only_, keep_alive_))), [this] { OnAnswered(); });
}

void ClientConnection::OnAnswered() {
  if (!keep_alive_) return Linger();
  phase_ = Phase::kReading;
  head_only_ = false;
  const WebRequestReader::Progress progress = reader_.Next();
  request_deadline_ = reader_.begun();
  SetDeadline(request_deadline_ ? host_.limits().head_timeout : host_.limits().idle_timeout);
  Proceed(progress);
}

void ClientConnection::Linger() {
  phase_ = Phase::kLingering;
  SetDeadline(kLinger);
  socket_->EndSending([self = shared_from_this()](Error error, size_t) {
    if (self->phase_ == Phase::kClosed) return;
    if (error || self->peer_done_) return self->Close();
    self->Read();
  });
}

void ClientConnection::Write(OutgoingMessage message, absl::AnyInvocable<void()> done) {
  out_ = std::move(message);
  out_done_ = std::move(done);
  written_ = 0;
  WriteRest();
}

void ClientConnection::WriteRest() {
  SetDeadline(host_.limits().write_timeout);
  const std::string_view rest = out_->view().substr(written_);
  socket_->WriteSome(boost::asio::buffer(rest.data(), rest.size()),
                     [self = shared_from_this()](Error error, size_t size) {
                       if (self->phase_ == Phase::kClosed) return;
                       if (error) return self->Close();
                       self->written_ += size;
                       if (self->written_ < self->out_->view().size()) return self->WriteRest();
                       self->out_.reset();
                       std::exchange(self->out_done_, nullptr)();
                     });
}

}  // namespace kiwoom::http
