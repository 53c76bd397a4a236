#include "service/http/client_socket.h"

#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <utility>

#include "service/http/peer_certificate.h"

namespace kiwoom::http {
namespace {

using boost::asio::ip::tcp;
using Error = boost::system::error_code;

class PlainSocket final : public ClientSocket {
 public:
  explicit PlainSocket(tcp::socket socket) : socket_(std::move(socket)) {}

  void Handshake(Done done) override {
    boost::asio::post(socket_.get_executor(), [done = std::move(done)]() mutable { done({}, 0); });
  }
  void ReadSome(boost::asio::mutable_buffer to, Done done) override { socket_.async_read_some(to, std::move(done)); }
  void WriteSome(boost::asio::const_buffer from, Done done) override {
    socket_.async_write_some(from, std::move(done));
  }
  void EndSending(Done done) override {
    Error error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    boost::asio::post(socket_.get_executor(), [done = std::move(done), error]() mutable { done(error, 0); });
  }
  void Close() override {
    Error ignored;
    socket_.close(ignored);
  }
  std::vector<std::string> certificate_names() const override { return {}; }

 private:
  tcp::socket socket_;
};

class TlsSocket final : public ClientSocket {
 public:
  TlsSocket(tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> context, bool verified)
      : context_(std::move(context)), stream_(std::move(socket), *context_), verified_(verified) {}

  void Handshake(Done done) override {
    stream_.async_handshake(boost::asio::ssl::stream_base::server,
                            [done = std::move(done)](Error error) mutable { done(error, 0); });
  }
  void ReadSome(boost::asio::mutable_buffer to, Done done) override { stream_.async_read_some(to, std::move(done)); }
  void WriteSome(boost::asio::const_buffer from, Done done) override {
    // One record at a time, so that progress shows.
    stream_.async_write_some(boost::asio::buffer(from, kRecord), std::move(done));
  }
  void EndSending(Done done) override {
    stream_.async_shutdown([this, done = std::move(done)](Error) mutable {
      Error error;
      stream_.lowest_layer().shutdown(tcp::socket::shutdown_send, error);
      done(error, 0);
    });
  }
  void Close() override {
    Error ignored;
    stream_.lowest_layer().close(ignored);
  }
  std::vector<std::string> certificate_names() const override {
    return verified_ ? NamesOfPeer(const_cast<TlsSocket*>(this)->stream_.native_handle()) : std::vector<std::string>();
  }

 private:
  static constexpr size_t kRecord = size_t{16} << 10;

  const std::shared_ptr<boost::asio::ssl::context> context_;
  boost::asio::ssl::stream<tcp::socket> stream_;
  const bool verified_;
};

}  // namespace

std::unique_ptr<ClientSocket> MakePlainSocket(tcp::socket socket) {
  return std::make_unique<PlainSocket>(std::move(socket));
}

std::unique_ptr<ClientSocket> MakeTlsSocket(tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> context,
                                            bool verified) {
  return std::make_unique<TlsSocket>(std::move(socket), std::move(context), verified);
}

}  // namespace kiwoom::http
