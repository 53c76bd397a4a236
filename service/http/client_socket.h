#pragma once

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/any_invocable.h"

namespace kiwoom::http {

// A connection of one client, encrypted or not. At most one read and one write are under way. After Close all of them
// fail.
class ClientSocket {
 public:
  using Done = absl::AnyInvocable<void(boost::system::error_code error, size_t size)>;

  virtual ~ClientSocket() = default;

  // Before anything is read or written.
  virtual void Handshake(Done done) = 0;
  virtual void ReadSome(boost::asio::mutable_buffer to, Done done) = 0;
  virtual void WriteSome(boost::asio::const_buffer from, Done done) = 0;
  // Tells the client that nothing follows. What it still sends can be read.
  virtual void EndSending(Done done) = 0;
  virtual void Close() = 0;
  // The names of the client's verified certificate, as callers::Peer has them.
  virtual std::vector<std::string> certificate_names() const = 0;
};

std::unique_ptr<ClientSocket> MakePlainSocket(boost::asio::ip::tcp::socket socket);
// The context of a server. `verified`: it has verified the client's certificate.
std::unique_ptr<ClientSocket> MakeTlsSocket(boost::asio::ip::tcp::socket socket,
                                            std::shared_ptr<boost::asio::ssl::context> context, bool verified);

}  // namespace kiwoom::http
