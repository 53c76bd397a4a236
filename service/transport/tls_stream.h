#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace kiwoom::transport {

// TLS over a TCP socket: what a dialer makes and a connection uses. For their .cc files; a header declares it, because
// to include this is slow.
struct TlsStream final
    : boost::asio::ssl::stream<
          boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>> {
  using stream::stream;
};

}  // namespace kiwoom::transport
