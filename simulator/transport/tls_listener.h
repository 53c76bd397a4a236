#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <functional>
#include <utility>

#include "absl/status/status.h"
#include "simulator/transport/listen_options.h"

namespace kiwoom::simulator {

// A listening socket and the TLS context of its connections. Only for the sources of the transports.
class TlsListener {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  explicit TlsListener(boost::asio::io_context& context)
      : acceptor_(context), tls_(boost::asio::ssl::context::tls_server) {}

  absl::Status Open(const ListenOptions& options) {
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(options.address, error);
    if (!error) tls_.use_certificate_chain(boost::asio::buffer(options.identity.certificate), error);
    if (!error) {
      tls_.use_private_key(boost::asio::buffer(options.identity.key), boost::asio::ssl::context::pem, error);
    }
    if (error) {
      return absl::InvalidArgumentError("the simulator cannot use its address, certificate or key: " + error.message());
    }
    const boost::asio::ip::tcp::endpoint bound(address, options.port);
    acceptor_.open(bound.protocol(), error);
    if (!error) acceptor_.set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(bound, error);
    if (!error) acceptor_.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error) {
      return absl::UnavailableError("the simulator cannot listen on " + options.address + ":" +
                                    std::to_string(options.port) + ": " + error.message());
    }
    return absl::OkStatus();
  }

  // Starts accepting; `accepted` receives every connection.
  void Accept(std::function<void(Socket)> accepted) {
    acceptor_.async_accept([this, accepted = std::move(accepted)](const auto& error, Socket socket) mutable {
      if (error) return;
      boost::system::error_code ignored;
      socket.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
      accepted(std::move(socket));
      Accept(std::move(accepted));
    });
  }

  uint16_t port() const { return acceptor_.local_endpoint().port(); }
  boost::asio::ssl::context& tls() { return tls_; }

 private:
  boost::asio::ip::tcp::acceptor acceptor_;
  boost::asio::ssl::context tls_;
};

}  // namespace kiwoom::simulator
