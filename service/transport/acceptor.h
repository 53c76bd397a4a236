#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace kiwoom::transport {

// Listens on every address of HOST:PORT and accepts connections on the thread of `io`. A failure, such as a lack of
// descriptors, delays the next connection and ends nothing.
class Acceptor {
 public:
  using OnConnection = std::function<void(boost::asio::ip::tcp::socket connection)>;

  Acceptor(boost::asio::io_context& io, OnConnection on_connection)
      : io_(io), on_connection_(std::move(on_connection)) {}
  ~Acceptor() { Close(); }
  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;

  // `address` is HOST:PORT. Port 0 picks a free one, the same for all addresses of the host. The wildcard of IPv4 or
  // IPv6 stands for both where the machine has both. The error is in the kernel's words, such as "Address already in
  // use".
  absl::Status Listen(const std::string& address);
  int port() const { return port_; }

  // Refuses further connections, and those that are not accepted yet.
  void Close();

 private:
  struct Listener;

  boost::system::error_code Open(const boost::asio::ip::tcp::endpoint& endpoint);
  void Accept(const std::shared_ptr<Listener>& listener);

  boost::asio::io_context& io_;
  const OnConnection on_connection_;
  std::vector<std::shared_ptr<Listener>> listeners_;
  int port_ = 0;
};

}  // namespace kiwoom::transport
