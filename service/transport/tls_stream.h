#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace kiwoom::transport {

// TLS over a TCP socket. A dialer makes it and a connection uses it. Include this in .cc files only, because it is slow
// to compile.
struct TlsStream final
    : boost::asio::ssl::stream<
          boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>> {
  using stream::stream;
};

}  // namespace kiwoom::transport
